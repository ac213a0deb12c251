import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils'

export function Input({ className, type, ...props }: ComponentProps<'input'>) {
  return (
    <input
      type={type}
      data-slot="input"
      className={cn(
        'h-9 w-full min-w-0 rounded-md border border-input bg-background/60 px-3 text-sm placeholder:text-muted-foreground/80 disabled:cursor-not-allowed disabled:opacity-50 max-sm:h-10 max-sm:text-base',
        'focus-visible:border-ring focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-negative',
        className,
      )}
      {...props}
    />
  )
}
