import { useMutation } from '@tanstack/react-query'
import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { ApiError } from '@/api/client'
import { instructAsStaff } from '@/api/commands'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { useSession } from '@/lib/session'

/** What operators of the installation may do to anybody's bot. */
export function StaffPage() {
  const { staff } = useSession()
  const [botId, setBotId] = useState('')
  const [reason, setReason] = useState('')
  const instruct = useMutation({
    mutationFn: (verb: 'pause' | 'resume' | 'restart') => instructAsStaff(botId.trim(), verb, reason.trim()),
    onSuccess: (_, verb) => {
      toast.success(`Told to ${verb}. The owner gets an e-mail.`)
      setReason('')
    },
  })
  const fields = instruct.error instanceof ApiError ? instruct.error.fields : {}
  if (!staff) {
    return (
      <>
        <PageHeader title="Staff" />
        <EmptyState icon={<ShieldAlert />} title="For staff of this installation" className="pt-16">
          Whoever runs it names them in plutarc.staff.
        </EmptyState>
      </>
    )
  }
  const ready = botId.trim() !== '' && reason.trim() !== '' && !instruct.isPending
  return (
    <>
      <PageHeader title="Staff" description="Pause, resume or restart a bot of any workspace. You see nothing of it; its owner is told by e-mail, and the record says Staff." />
      <Card className="max-w-xl">
        <CardContent className="space-y-4 pt-4">
          <Field label="Bot id" error={fields.bot} hint="Whoever asks for help finds it in the address of the bot’s page.">
            {(control) => <Input {...control} spellCheck={false} autoComplete="off" className="font-mono" value={botId} onChange={(event) => setBotId(event.target.value)} />}
          </Field>
          <Field label="Reason" error={fields.reason} hint="Goes on record and to the owner.">
            {(control) => <Input {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
          <ProblemAlert error={instruct.error} />
          <div className="flex flex-wrap gap-2">
            <Button disabled={!ready} onClick={() => instruct.mutate('pause')}>
              Pause bot
            </Button>
            <Button variant="outline" disabled={!ready} onClick={() => instruct.mutate('resume')}>
              Resume bot
            </Button>
            <Button variant="outline" disabled={!ready} onClick={() => instruct.mutate('restart')}>
              Restart bot
            </Button>
          </div>
        </CardContent>
      </Card>
    </>
  )
}
