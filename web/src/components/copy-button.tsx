import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cn } from '@/lib/utils'

/** Text that is copied by clicking it. */
export function CopyText({ text, label, className }: { text: string; label: string; className?: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      onClick={() => void copy(text).then(setCopied)}
      aria-label={copied ? `${label} copied` : `Copy ${label} ${text}`}
      className={cn('inline-flex max-w-full items-center gap-1.5 rounded-sm max-sm:-my-1 max-sm:py-1 font-mono text-[0.78rem] hover:text-primary', className)}
    >
      <span className="truncate">{text}</span>
      <Icon aria-hidden className={cn('size-3.5 shrink-0', copied ? 'text-positive' : 'text-muted-foreground')} />
    </button>
  )
}

/** The clipboard is missing on plain HTTP away from localhost; a selection and the old command still work there. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    return done
  }
}
