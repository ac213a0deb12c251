import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { toast } from 'sonner'
import type { BacktestView } from '@/api/backtests'
import { ApiError } from '@/api/client'
import { createTemplate, reviseTemplate } from '@/api/commands'
import { templatesQuery } from '@/api/queries'
import { fetchVariant } from '@/api/searches'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { parseDefinition } from '../../templates/definition'
import { handOver } from '../conditions'

/** One row of a search, and what it is called by in the table. */
export interface Variant {
  rank: number
  label: string
}

/** What can be made of a row: the template's next version, a template of its own, or a draft that is run first. */
export function SaveVariant({ backtest, variant, onClose }: { backtest: BacktestView; variant: Variant | undefined; onClose: () => void }) {
  return (
    <Dialog open={variant !== undefined} onOpenChange={(open) => !open && onClose()}>
      {variant && (
        <DialogContent className="max-w-lg">
          <DialogHeader>
            <DialogTitle>Use these values</DialogTitle>
            <DialogDescription className="break-words">{variant.label}</DialogDescription>
          </DialogHeader>
          <SaveForm backtest={backtest} variant={variant} onClose={onClose} />
        </DialogContent>
      )}
    </Dialog>
  )
}

function SaveForm({ backtest, variant, onClose }: { backtest: BacktestView; variant: Variant; onClose: () => void }) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [name, setName] = useState(`${backtest.subject.name} (searched)`.slice(0, 80))
  const definition = async () => parseDefinition((await fetchVariant(backtest.backtestId, variant.rank)).definition).definition!
  const { templateId } = backtest.subject
  const done = (id: string, message: string) => {
    toast.success(message)
    void queryClient.invalidateQueries({ queryKey: templatesQuery.queryKey })
    void queryClient.invalidateQueries({ queryKey: ['template', id] })
    onClose()
    void navigate({ to: '/templates/$templateId', params: { templateId: id } })
  }
  const revise = useMutation({ mutationFn: async () => reviseTemplate(templateId!, await definition()), onSuccess: () => done(templateId!, 'New version accepted') })
  const create = useMutation({ mutationFn: async () => createTemplate(name.trim(), { ...(await definition()), name: name.trim() }), onSuccess: ({ templateId: made }) => done(made, 'Template accepted') })
  const draft = useMutation({
    mutationFn: async () => (await fetchVariant(backtest.backtestId, variant.rank)).definition,
    onSuccess: (text) => {
      handOver(text)
      void navigate({ to: '/backtests/new', search: { draft: '1' } })
    },
  })
  const busy = revise.isPending || create.isPending || draft.isPending
  return (
    <div className="space-y-4">
      {templateId && (
        <p className="text-sm text-muted-foreground">A new version does not reach any bot by itself: bots keep the version they run until somebody assigns another one.</p>
      )}
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate()
        }}
      >
        <Field label="As a template of its own" className="flex-1" error={create.error instanceof ApiError ? create.error.fields.name : undefined}>
          {(control) => <Input {...control} required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Button type="submit" variant="outline" disabled={busy || !name.trim()}>
          Create
        </Button>
      </form>
      <ProblemAlert error={revise.error ?? create.error ?? draft.error} />
      <DialogFooter>
        <Button variant="outline" disabled={busy} onClick={() => draft.mutate()}>
          Run as a draft…
        </Button>
        {templateId && (
          <Button disabled={busy} onClick={() => revise.mutate()}>
            {revise.isPending ? 'Saving…' : `New version of ${backtest.subject.name}`}
          </Button>
        )}
      </DialogFooter>
    </div>
  )
}
