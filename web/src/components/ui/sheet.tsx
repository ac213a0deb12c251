import { X } from 'lucide-react'
import { Dialog as SheetPrimitive } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils'
import { staysForToasts } from './sonner'

export const Sheet = SheetPrimitive.Root
export const SheetTrigger = SheetPrimitive.Trigger

/** A drawer: from the right by default, from the left for navigation on a phone. */
export function SheetContent({
  className,
  children,
  side = 'right',
  ...props
}: ComponentProps<typeof SheetPrimitive.Content> & { side?: 'left' | 'right' }) {
  return (
    <SheetPrimitive.Portal>
      <SheetPrimitive.Overlay className="fixed inset-0 z-40 bg-black/45 data-[state=open]:animate-[enter_0.1s]" />
      <SheetPrimitive.Content
        data-slot="sheet-content"
        onInteractOutside={staysForToasts}
        className={cn(
          'fixed inset-y-0 z-50 flex flex-col overflow-y-auto bg-popover text-popover-foreground shadow-2xl',
          side === 'right' ? 'right-0 w-full max-w-xl border-l data-[state=open]:animate-slide-in' : 'left-0 w-64 border-r',
          className,
        )}
        {...props}
      >
        {children}
        <SheetPrimitive.Close
          aria-label="Close"
          className="absolute top-3 right-3 rounded-sm p-1.5 max-sm:top-1.5 max-sm:right-1.5 max-sm:p-3 text-muted-foreground hover:bg-accent hover:text-foreground"
        >
          <X className="size-4" />
        </SheetPrimitive.Close>
      </SheetPrimitive.Content>
    </SheetPrimitive.Portal>
  )
}

export const SheetTitle = SheetPrimitive.Title
export const SheetDescription = SheetPrimitive.Description
