import { useState, type ReactNode } from 'react'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogDescription, AlertDialogTitle } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

interface ConfirmProps {
  title: string
  consequence: ReactNode
  verb: string
  /** To be typed first, where the thing cannot be undone. */
  typed?: string
  act: () => Promise<unknown>
  onDone: () => void
  onClose: () => void
}

/** Asks before something that concerns other people, does it, and says why where it was refused. */
export function Confirm({ title, consequence, verb, typed, act, onDone, onClose }: ConfirmProps) {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  async function confirm() {
    setBusy(true)
    setError(undefined)
    try {
      await act()
      onDone()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }

  return (
    <AlertDialog open onOpenChange={(open) => !open && !busy && onClose()}>
      <AlertDialogContent>
        <div className="space-y-2">
          <AlertDialogTitle>{title}</AlertDialogTitle>
          <AlertDialogDescription asChild>
            <div>{consequence}</div>
          </AlertDialogDescription>
        </div>
        {typed && (
          <Field label={`Type “${typed}” to confirm`}>{(control) => <Input {...control} autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />}</Field>
        )}
        <ProblemAlert error={error} />
        <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <AlertDialogCancel asChild>
            <Button variant="outline" disabled={busy}>
              Cancel
            </Button>
          </AlertDialogCancel>
          <Button variant="destructive" disabled={busy || (typed !== undefined && text !== typed)} onClick={() => void confirm()}>
            {busy ? 'One moment…' : verb}
          </Button>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  )
}
