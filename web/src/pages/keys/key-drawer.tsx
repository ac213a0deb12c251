import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { toast } from 'sonner'
import { activateKey, configureInstruments, deactivateKey, deleteKey, relabelKey } from '@/api/commands'
import type { ExchangeKeyView } from '@/api/contracts'
import { botsQuery, keysQuery } from '@/api/queries'
import { VenueBadge } from '@/components/chips'
import { Fact, ProblemAlert } from '@/components/feedback'
import { None, Time } from '@/components/figures'
import { Field } from '@/components/forms/field'
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogDescription, AlertDialogTitle } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import { humanise, venueName } from '@/format/words'
import { useSession } from '@/lib/session'
import { doneWithUndo } from '@/lib/undo'
import { InstrumentEditor } from './instrument-editor'
import { KeyCheck } from './key-check'
import { rowProblem, toInstruments, toRows } from './instrument-rows'

/** One key: its instruments, and whether it may be used. */
export function KeyDrawer({ exchangeKey, onClose }: { exchangeKey: ExchangeKeyView | undefined; onClose: () => void }) {
  return (
    <Sheet open={exchangeKey !== undefined} onOpenChange={(open) => !open && onClose()}>
      {exchangeKey && (
        <SheetContent>
          <KeyDetail key={exchangeKey.keyId} exchangeKey={exchangeKey} onClose={onClose} />
        </SheetContent>
      )}
    </Sheet>
  )
}

function KeyDetail({ exchangeKey, onClose }: { exchangeKey: ExchangeKeyView; onClose: () => void }) {
  const { keyId } = exchangeKey
  const { may } = useSession()
  const queryClient = useQueryClient()
  const { data: bots } = useQuery(botsQuery)
  const bot = bots?.find((each) => each.botId === exchangeKey.botId)
  const [rows, setRows] = useState(() => toRows(exchangeKey.instruments))
  const [label, setLabel] = useState(exchangeKey.label)
  const [openedAt] = useState(() => Date.now())
  const [asking, setAsking] = useState<'deactivate' | 'delete'>()
  const complete = rows.every((row) => !rowProblem(row, rows))
  const changed = JSON.stringify(toInstruments(rows)) !== JSON.stringify(exchangeKey.instruments.map(({ symbol, enabled, leverage, marginMode }) => ({ symbol, enabled, leverage, marginMode })))
  const done = (message: string, takeBack: () => Promise<void>) => () => {
    const refresh = () => queryClient.invalidateQueries({ queryKey: keysQuery.queryKey })
    doneWithUndo(message, () => takeBack().then(refresh))
    setAsking(undefined)
    void refresh()
  }
  const save = useMutation({ mutationFn: () => configureInstruments(keyId, toInstruments(rows)), onSuccess: done('Instruments accepted', () => configureInstruments(keyId, exchangeKey.instruments)) })
  const relabel = useMutation({ mutationFn: () => relabelKey(keyId, label.trim()), onSuccess: done('Label accepted', () => relabelKey(keyId, exchangeKey.label)) })
  const toggle = useMutation({
    mutationFn: () => (exchangeKey.active ? deactivateKey(keyId) : activateKey(keyId)),
    onSuccess: exchangeKey.active ? done('Deactivation accepted', () => activateKey(keyId)) : done('Activation accepted', () => deactivateKey(keyId)),
    onError: () => setAsking(undefined),
  })
  const remove = useMutation({
    mutationFn: () => deleteKey(keyId),
    onSuccess: () => {
      toast.success(`Key ${exchangeKey.label} deleted`)
      void queryClient.invalidateQueries({ queryKey: keysQuery.queryKey })
      setAsking(undefined)
      onClose()
    },
    onError: () => setAsking(undefined),
  })

  return (
    <>
      <header className="border-b p-5 pr-12">
        <SheetTitle className="flex items-center gap-2 text-base font-semibold">
          {exchangeKey.label} <VenueBadge paper={exchangeKey.venue === 'paper'} testnet={exchangeKey.testnet} />
        </SheetTitle>
        <SheetDescription className="mt-1 text-xs text-muted-foreground">
          {venueName(exchangeKey.venue)} · {humanise(exchangeKey.contractType)} contracts
        </SheetDescription>
      </header>
      <div className="space-y-5 p-5">
        <dl className="rounded-lg border px-3 py-1.5">
          <Fact label="Key">
            <code className="font-mono text-xs">{exchangeKey.hint}</code>
          </Fact>
          <Fact label="State">{exchangeKey.active ? 'Active' : 'Deactivated: no new positions, exits keep working'}</Fact>
          <Fact label="Used by">
            {exchangeKey.botId ? (
              <Link to="/bots/$botId/$tab" params={{ botId: exchangeKey.botId, tab: 'overview' }} className="hover:underline">
                {bot?.name ?? exchangeKey.botId}
              </Link>
            ) : (
              <None label="no bot" />
            )}
          </Fact>
          <Fact label="Added">
            <Time at={exchangeKey.addedAt} zone />
          </Fact>
        </dl>
        <KeyCheck exchangeKey={exchangeKey} bot={bot} now={openedAt} />
        {may('keys.manage') && (
          <>
            <form
              className="flex items-end gap-2"
              onSubmit={(event) => {
                event.preventDefault()
                relabel.mutate()
              }}
            >
              <Field label="Label" className="flex-1">
                {(control) => <Input {...control} required maxLength={60} value={label} onChange={(event) => setLabel(event.target.value)} />}
              </Field>
              <Button type="submit" variant="outline" disabled={label.trim() === exchangeKey.label || relabel.isPending}>
                Rename
              </Button>
            </form>
            <form
              className="space-y-3"
              onSubmit={(event) => {
                event.preventDefault()
                if (complete) save.mutate()
              }}
            >
              <InstrumentEditor rows={rows} onChange={setRows} showProblems />
              {changed && exchangeKey.botId && <p className="text-xs text-muted-foreground">The bot takes this up at once. A symbol that is left out, or whose entries are off, is managed to its exit.</p>}
              <Button type="submit" disabled={!changed || !complete || save.isPending}>
                {save.isPending ? 'Saving…' : 'Save instruments'}
              </Button>
            </form>
          </>
        )}
        <ProblemAlert error={save.error ?? relabel.error ?? toggle.error ?? remove.error} />
        <div className="flex flex-wrap gap-2 border-t pt-4">
          {may('keys.manage') && (
            <Button variant="outline" disabled={toggle.isPending} onClick={() => (exchangeKey.active ? setAsking('deactivate') : toggle.mutate())}>
              {exchangeKey.active ? 'Deactivate' : 'Activate'}
            </Button>
          )}
          {may('keys.delete') && (
            <Button variant="dangerOutline" disabled={exchangeKey.botId !== null} title={exchangeKey.botId ? 'A bot uses it' : undefined} onClick={() => setAsking('delete')}>
              Delete
            </Button>
          )}
          {exchangeKey.botId && may('keys.delete') && <p className="self-center text-xs text-muted-foreground">To delete it, take it from its bot first.</p>}
        </div>
      </div>
      <AlertDialog open={asking !== undefined} onOpenChange={(open) => !open && setAsking(undefined)}>
        <AlertDialogContent>
          <AlertDialogTitle>{asking === 'delete' ? `Delete key ${exchangeKey.label}?` : `Deactivate key ${exchangeKey.label}?`}</AlertDialogTitle>
          <AlertDialogDescription>
            {asking === 'delete'
              ? 'Its secret is destroyed at once and for good. The key at the exchange lives on: delete it there as well. Trades made with it stay on record. This cannot be undone.'
              : `${bot ? bot.name : 'A bot that uses it'} opens no new positions from then on. Stops and exits keep working. It can be activated again.`}
          </AlertDialogDescription>
          <div className="flex justify-end gap-2">
            <AlertDialogCancel asChild>
              <Button variant="outline">Cancel</Button>
            </AlertDialogCancel>
            <Button variant="destructive" disabled={toggle.isPending || remove.isPending} onClick={() => (asking === 'delete' ? remove.mutate() : toggle.mutate())}>
              {asking === 'delete' ? 'Delete key' : 'Deactivate'}
            </Button>
          </div>
        </AlertDialogContent>
      </AlertDialog>
    </>
  )
}
