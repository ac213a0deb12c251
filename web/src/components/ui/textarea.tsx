import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils'

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      data-slot="textarea"
      className={cn(
        'w-full rounded-md border border-input bg-background/60 px-3 py-2 text-sm placeholder:text-muted-foreground/80 disabled:opacity-50',
        'focus-visible:border-ring focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-negative',
        className,
      )}
      {...props}
    />
  )
}
