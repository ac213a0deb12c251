export function Logo() {
  return (
    <span className="flex items-center gap-2 text-[0.95rem] font-semibold tracking-tight">
      <svg viewBox="0 0 24 24" aria-hidden className="size-5">
        <path d="M3 18 8.5 11l5 3.5L21 5" fill="none" stroke="var(--primary)" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
        <circle cx="21" cy="5" r="2.1" fill="var(--primary)" />
      </svg>
      plutarc
    </span>
  )
}
