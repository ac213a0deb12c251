import { Toaster as Sonner, type ToasterProps } from 'sonner'

export function Toaster(props: ToasterProps) {
  return (
    <Sonner
      position="bottom-right"
      closeButton
      toastOptions={{
        unstyled: false,
        style: {
          background: 'var(--popover)',
          color: 'var(--popover-foreground)',
          border: '1px solid var(--border)',
          fontFamily: 'inherit',
          // An open drawer takes the pointer from all that lies outside of it; what a toast offers stays within reach.
          pointerEvents: 'auto',
        },
      }}
      {...props}
    />
  )
}

/** A press on a toast is no press beside the drawer or dialog that is open: it stays. */
export function staysForToasts(event: Event): void {
  if (event.target instanceof Element && event.target.closest('[data-sonner-toaster]')) event.preventDefault()
}
