import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { candleSetsQuery, importCandles } from '@/api/candles'
import { ApiError } from '@/api/client'
import type { ContractType } from '@/api/contracts'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { ContractSelect } from './contract-select'

const MOST_MEGABYTES = 64

export function ImportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(shown) => !shown && onClose()}>
      <DialogContent className="max-w-lg">
        <DialogHeader>
          <DialogTitle>Import candles</DialogTitle>
          <DialogDescription>
            CSV, gzipped or not, as Binance, Bybit, TradingView and freqtrade export it: time, open, high, low, close and, if there is one, volume. The interval is recognised. A row that is no candle is named, and
            nothing is kept.
          </DialogDescription>
        </DialogHeader>
        <ImportForm onClose={onClose} />
      </DialogContent>
    </Dialog>
  )
}

function ImportForm({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File>()
  const [name, setName] = useState('')
  const [symbol, setSymbol] = useState('')
  const [contract, setContract] = useState<ContractType>('linear')
  const tooLarge = file !== undefined && file.size > MOST_MEGABYTES * 1024 * 1024
  const bring = useMutation({
    mutationFn: () => importCandles(name.trim(), symbol.trim(), contract, file!),
    onSuccess: () => {
      toast.success(`${name.trim()} imported`)
      void queryClient.invalidateQueries({ queryKey: candleSetsQuery.queryKey })
      onClose()
    },
  })
  const fields = bring.error instanceof ApiError ? bring.error.fields : {}
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (file && !tooLarge) bring.mutate()
      }}
    >
      <Field label="File" hint={`Up to ${MOST_MEGABYTES} MB and 1,100,000 candles.`} error={tooLarge ? `Larger than ${MOST_MEGABYTES} MB: gzip it, or cut it in two.` : undefined}>
        {(control) => (
          <Input
            {...control}
            type="file"
            accept=".csv,.gz,.txt"
            onChange={(event) => {
              const chosen = event.target.files?.[0]
              setFile(chosen)
              if (chosen && !name) setName(chosen.name.replace(/(\.csv)?(\.gz)?$/i, '').slice(0, 80))
            }}
          />
        )}
      </Field>
      <Field label="Name" error={fields.name}>
        {(control) => <Input {...control} required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Symbol" hint="The exchange’s own name, such as BTCUSDT." error={fields.symbol}>
          {(control) => <Input {...control} required maxLength={32} spellCheck={false} value={symbol} onChange={(event) => setSymbol(event.target.value.toUpperCase())} />}
        </Field>
        <ContractSelect value={contract} onChange={setContract} />
      </div>
      <ProblemAlert error={bring.error} />
      <DialogFooter>
        <Button variant="outline" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={bring.isPending || tooLarge || !file}>
          {bring.isPending ? 'Reading the file…' : 'Import'}
        </Button>
      </DialogFooter>
    </form>
  )
}
