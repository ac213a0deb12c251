import { useMutation } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/api/client'
import { renameBot } from '@/api/commands'
import type { BotView } from '@/api/contracts'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, DialogTrigger } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { doneWithUndo } from '@/lib/undo'

export function RenameBot({ bot }: { bot: BotView }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(bot.name)
  const rename = useMutation({
    mutationFn: () => renameBot(bot.botId, name.trim()),
    onSuccess: () => {
      setOpen(false)
      doneWithUndo(`${bot.name} renamed`, () => renameBot(bot.botId, bot.name))
    },
  })
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        setName(bot.name)
        rename.reset()
      }}
    >
      <DialogTrigger asChild>
        <Button variant="ghost" size="iconSm" aria-label="Rename" title="Rename" className="-ml-1.5 text-muted-foreground">
          <Pencil className="size-3.5" />
        </Button>
      </DialogTrigger>
      <DialogContent className="max-w-sm">
        <DialogHeader>
          <DialogTitle>Rename {bot.name}</DialogTitle>
          <DialogDescription>Its trades and its past keep pointing to it.</DialogDescription>
        </DialogHeader>
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            rename.mutate()
          }}
        >
          <Field label="Name" error={rename.error instanceof ApiError ? rename.error.fields.name : undefined}>
            {(control) => <Input {...control} required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <ProblemAlert error={rename.error} />
          <DialogFooter>
            <Button type="submit" disabled={rename.isPending || name.trim() === bot.name}>
              Rename
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
