import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, get } from '@/api/client'
import { createOrganisation } from '@/api/commands'
import type { Session } from '@/api/contracts'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { addressOf, switchTo } from '@/lib/workspace'

const TRIES = 20
const BETWEEN_MS = 250

export function CreateOrganisation({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [typedSlug, setTypedSlug] = useState<string>()
  const slug = typedSlug ?? slugOf(name)
  const create = useMutation({
    mutationFn: async () => {
      const { workspaceId } = await createOrganisation(name.trim(), slug)
      await known(addressOf({ workspaceId, slug }))
      switchTo({ workspaceId, slug }, 'members')
    },
  })
  const fields = create.error instanceof ApiError ? create.error.fields : {}
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="max-w-md">
        <DialogHeader>
          <DialogTitle>Create organisation</DialogTitle>
          <DialogDescription>A workspace of its own, with its own bots, keys, templates, billing and members. Nothing is carried over. You become its owner.</DialogDescription>
        </DialogHeader>
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            create.mutate()
          }}
        >
          <Field label="Name" error={fields.name}>
            {(control) => <Input {...control} required maxLength={60} autoFocus value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label="Slug" error={fields.slug} hint="In addresses and invitation links: lower-case letters, digits, hyphens.">
            {(control) => <Input {...control} required maxLength={40} spellCheck={false} className="font-mono" value={slug} onChange={(event) => setTypedSlug(event.target.value)} />}
          </Field>
          <ProblemAlert error={create.error} />
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={create.isPending}>
              {create.isPending ? 'Creating…' : 'Create'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}

export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
}

/** The list of workspaces follows the command a moment later. */
async function known(address: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const session = await get<Session>(`/api/session?at=${address.replace('/w/', '')}`)
    if (session.workspace) return
    await new Promise((done) => setTimeout(done, BETWEEN_MS))
  }
}
