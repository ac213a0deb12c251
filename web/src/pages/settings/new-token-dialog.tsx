import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { makeToken, tokensQuery } from '@/api/account'
import { ApiError } from '@/api/client'
import type { Permission } from '@/api/contracts'
import { CopyText } from '@/components/copy-button'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { useSession } from '@/lib/session'
import { useConfirmed } from './confirmation'

const LIFETIMES = [
  [7, '7 days'],
  [30, '30 days'],
  [90, '90 days'],
  [365, 'One year'],
] as const

export function NewTokenDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [made, setMade] = useState<string>()
  const close = () => {
    setMade(undefined)
    onClose()
  }
  return (
    <Dialog open={open} onOpenChange={(shown) => !shown && close()}>
      <DialogContent className="max-w-xl">
        {made ? (
          <>
            <DialogHeader>
              <DialogTitle>Copy the token now</DialogTitle>
              <DialogDescription>It is shown once: only its hash is kept, so nobody can show it again.</DialogDescription>
            </DialogHeader>
            <div className="rounded-md border bg-muted/50 p-3 break-all">
              <CopyText text={made} label="token" className="[&>span]:break-all [&>span]:whitespace-normal" />
            </div>
            <DialogFooter>
              <Button onClick={close}>Done</Button>
            </DialogFooter>
          </>
        ) : (
          <NewToken onMade={setMade} />
        )}
      </DialogContent>
    </Dialog>
  )
}

function NewToken({ onMade }: { onMade: (text: string) => void }) {
  const queryClient = useQueryClient()
  const confirmed = useConfirmed()
  const { permissions: own } = useSession()
  const [name, setName] = useState('')
  const [days, setDays] = useState(90)
  const [chosen, setChosen] = useState<Permission[]>([])
  const making = useMutation({
    mutationFn: () => confirmed(() => makeToken(name.trim(), chosen, days)),
    onSuccess: ({ text }) => {
      onMade(text)
      void queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey })
    },
  })
  const fields = making.error instanceof ApiError ? making.error.fields : {}
  const toggle = (permission: Permission, on: boolean) => setChosen(on ? [...chosen, permission] : chosen.filter((each) => each !== permission))

  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        making.mutate()
      }}
    >
      <DialogHeader>
        <DialogTitle>New API token</DialogTitle>
        <DialogDescription>For one program, in this workspace, with no more than it needs.</DialogDescription>
      </DialogHeader>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" error={fields.name}>
          {(control) => <Input {...control} required autoFocus maxLength={60} placeholder="nightly report" value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label="Expires after">
          {(control) => (
            <select {...control} value={days} onChange={(event) => setDays(Number(event.target.value))} className="h-9 rounded-md border border-input bg-background px-3 text-sm max-sm:h-10">
              {LIFETIMES.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <fieldset className="space-y-2">
        <legend className="flex w-full items-center gap-3 text-xs font-medium">
          Permissions
          <span className="ml-auto flex gap-2 font-normal">
            <button type="button" className="underline underline-offset-4" onClick={() => setChosen(own.filter((each) => each.endsWith('.view')))}>
              Read only
            </button>
            <button type="button" className="underline underline-offset-4" onClick={() => setChosen([])}>
              None
            </button>
          </span>
        </legend>
        <div className="grid max-h-64 gap-x-4 gap-y-1 overflow-y-auto rounded-md border p-3 sm:grid-cols-2">
          {own.map((permission) => (
            <label key={permission} className="flex min-h-8 items-center gap-2.5 font-mono text-xs">
              <input type="checkbox" className="size-4 accent-primary" checked={chosen.includes(permission)} onChange={(event) => toggle(permission, event.target.checked)} />
              {permission}
            </label>
          ))}
        </div>
        <p className="text-xs text-muted-foreground">{chosen.length === 0 ? 'Choose at least one.' : `${chosen.length} of the ${own.length} that you have.`}</p>
      </fieldset>
      <ProblemAlert error={making.error} />
      <DialogFooter>
        <Button type="submit" disabled={making.isPending || chosen.length === 0}>
          {making.isPending ? 'Making…' : 'Make token'}
        </Button>
      </DialogFooter>
    </form>
  )
}
