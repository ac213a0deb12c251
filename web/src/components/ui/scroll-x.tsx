import { useEffect, useRef, useState, type ComponentProps } from 'react'
import { cn } from '@/lib/utils'

/** What may be wider than its place. While it is, the arrow keys scroll it: it can be reached without a mouse. */
export function ScrollX({ className, ...props }: ComponentProps<'div'>) {
  const box = useRef<HTMLDivElement>(null)
  const [wider, setWider] = useState(false)
  useEffect(() => {
    const outer = box.current
    if (!outer) return
    const watcher = new ResizeObserver(() => setWider(outer.scrollWidth > outer.clientWidth))
    watcher.observe(outer)
    if (outer.firstElementChild) watcher.observe(outer.firstElementChild)
    return () => watcher.disconnect()
  }, [])
  return <div ref={box} tabIndex={wider ? 0 : undefined} className={cn('relative overflow-x-auto', className)} {...props} />
}
