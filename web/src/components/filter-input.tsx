import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Input } from '@/components/ui/input'
import { cn } from '@/lib/utils'

interface FilterInputProps {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  className?: string
}

/** The page's filter: `/` goes to it, Esc empties and leaves it. The address follows a moment after the last key. */
export function FilterInput({ label, value, onChange, placeholder, className }: FilterInputProps) {
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  if (value !== told) {
    setTold(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === told) return
    const timer = setTimeout(() => {
      setTold(typed)
      onChange(typed)
    }, 150)
    return () => clearTimeout(timer)
  }, [typed, told, onChange])

  return (
    <div className={cn('relative w-56 max-sm:w-full', className)}>
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-muted-foreground" />
      <Input
        type="search"
        aria-label={label}
        data-filter
        value={typed}
        placeholder={placeholder}
        className="h-8 pr-7 pl-8 text-[0.82rem] max-sm:h-10 [&::-webkit-search-cancel-button]:hidden"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          setTyped('')
          event.currentTarget.blur()
        }}
      />
      {!typed && <kbd className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 font-sans text-[0.7rem] text-muted-foreground max-sm:hidden">/</kbd>}
    </div>
  )
}
