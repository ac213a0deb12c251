import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Wallet } from 'lucide-react'
import { useState } from 'react'
import { ApiError, randomId } from '@/api/client'
import { topUp } from '@/api/commands'
import type { BillingView } from '@/api/contracts'
import { billingQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, DialogTrigger } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { microsOf } from './amounts'

/** Pays in: by hand where the installation has no payment provider, on the provider's own page otherwise. */
export function TopUpDialog({ billing }: { billing: BillingView }) {
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const [key, setKey] = useState(randomId)
  const [amount, setAmount] = useState('25')
  const [reference, setReference] = useState('')
  const manual = billing.provider === 'manual'
  const micros = microsOf(amount)
  const pay = useMutation({
    mutationFn: () => topUp(micros!, manual ? reference : null, key),
    onSuccess: ({ checkout }) => {
      if (checkout) {
        window.location.assign(checkout)
        return
      }
      setOpen(false)
      // The views follow the event by a moment.
      setTimeout(() => void queryClient.invalidateQueries({ queryKey: ['billing'] }), 400)
      void queryClient.invalidateQueries({ queryKey: billingQuery.queryKey })
    },
  })
  const fields = pay.error instanceof ApiError ? pay.error.fields : {}
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        setKey(randomId())
        pay.reset()
      }}
    >
      <DialogTrigger asChild>
        <Button>
          <Wallet /> Top up
        </Button>
      </DialogTrigger>
      <DialogContent className="max-w-md">
        <DialogHeader>
          <DialogTitle>Top up</DialogTitle>
          <DialogDescription>
            {manual
              ? 'Books a payment that has been made elsewhere. Who booked it and its reference go on record and cannot be taken back.'
              : 'Opens the payment page. The balance changes when the payment is confirmed.'}
          </DialogDescription>
        </DialogHeader>
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (micros !== undefined) pay.mutate()
          }}
        >
          <Field label={`Amount in ${billing.currency}`} error={fields.amountMicros ?? (amount && micros === undefined ? 'An amount such as 25 or 12.50' : undefined)}>
            {(control) => <Input {...control} inputMode="decimal" required value={amount} onChange={(event) => setAmount(event.target.value)} />}
          </Field>
          {manual && (
            <Field label="Reference" hint="What the payment is known by, such as the transfer's text." error={fields.reference}>
              {(control) => <Input {...control} required maxLength={80} value={reference} onChange={(event) => setReference(event.target.value)} />}
            </Field>
          )}
          <ProblemAlert error={pay.error} />
          <DialogFooter>
            <Button type="submit" disabled={pay.isPending || micros === undefined}>
              {manual ? 'Book payment' : 'Go to payment'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
