import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils'
import { ScrollX } from './scroll-x'

export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <ScrollX data-slot="table-container" className="w-full">
      <table className={cn('w-full caption-bottom text-[0.82rem]', className)} {...props} />
    </ScrollX>
  )
}

export function TableHeader({ className, ...props }: ComponentProps<'thead'>) {
  return <thead className={cn('[&_tr]:border-b', className)} {...props} />
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody className={cn('[&_tr:last-child]:border-0', className)} {...props} />
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={cn('border-b border-border/70 hover:bg-accent/40', className)} {...props} />
}

export function TableHead({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn('h-8 px-2.5 text-left align-middle text-[0.72rem] font-medium whitespace-nowrap text-muted-foreground first:pl-4 last:pr-4', className)}
      {...props}
    />
  )
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('px-2.5 py-1.5 align-middle whitespace-nowrap first:pl-4 last:pr-4', className)} {...props} />
}
