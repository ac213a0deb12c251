import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Check, Circle, CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/api/client'
import { assignKey, assignTemplate, deployBot } from '@/api/commands'
import { botsQuery, keysQuery, regionLatenciesQuery, regionsQuery, templatesQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { venueName } from '@/format/words'
import { useSession } from '@/lib/session'
import { notServed } from '@/pages/regions/latency'

const NONE = 'none'

interface Step {
  label: string
  error?: unknown
}

/** Deploys a bot by name and region; a key and a template, where chosen, are then assigned by commands of their own. */
export function DeployDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Deploy bot</DialogTitle>
          <DialogDescription>Creates an instance of its own, with an address that it keeps for life. Usually under a minute.</DialogDescription>
        </DialogHeader>
        <DeployForm onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  )
}

function DeployForm({ onDone }: { onDone: () => void }) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { may } = useSession()
  const regions = useQuery(regionsQuery)
  const { data: latencies } = useQuery(regionLatenciesQuery)
  const { data: keys } = useQuery({ ...keysQuery, enabled: may('keys.view') })
  const { data: templates } = useQuery({ ...templatesQuery, enabled: may('templates.view') })
  const freeKeys = keys?.filter((key) => key.active && !key.botId) ?? []
  const [name, setName] = useState('')
  const [chosenRegion, setRegion] = useState<string>()
  const [keyId, setKeyId] = useState(NONE)
  const [templateId, setTemplateId] = useState(NONE)
  const [botId, setBotId] = useState<string>()
  const [steps, setSteps] = useState<Step[]>([])
  const venue = freeKeys.find((each) => each.keyId === keyId)?.venue
  const region = chosenRegion ?? regions.data?.find((each) => each.available && !notServed(latencies, each.region, venue))?.region

  const deploy = useMutation({
    mutationFn: async () => {
      const id = (await deployBot(name.trim(), region!)).botId
      setBotId(id)
      const done: Step[] = [{ label: 'Deployment accepted' }]
      setSteps([...done])
      const key = freeKeys.find((each) => each.keyId === keyId)
      if (key) done.push(await tried(`Key ${key.label} assigned`, () => assignKey(id, key.keyId)))
      const template = templates?.find((each) => each.templateId === templateId)
      if (template) done.push(await tried(`Template ${template.name} assigned`, () => assignTemplate(id, template.templateId, template.latestVersion)))
      setSteps(done)
      void queryClient.invalidateQueries({ queryKey: botsQuery.queryKey })
      return { id, clean: done.every((step) => !step.error) }
    },
    onSuccess: ({ id, clean }) => {
      if (!clean) return
      onDone()
      void navigate({ to: '/bots/$botId/$tab', params: { botId: id, tab: 'overview' } })
    },
  })
  const fields = deploy.error instanceof ApiError ? deploy.error.fields : {}

  if (botId && steps.some((step) => step.error)) {
    return (
      <div className="space-y-4">
        <ul className="space-y-2">
          {steps.map((step) => (
            <li key={step.label} className="flex items-start gap-2 text-sm">
              {step.error ? <CircleAlert aria-hidden className="mt-0.5 size-4 text-negative" /> : <Check aria-hidden className="mt-0.5 size-4 text-positive" />}
              <span>
                {step.label}
                {step.error ? ': refused' : ''}
              </span>
            </li>
          ))}
        </ul>
        {steps.map((step) => (step.error ? <ProblemAlert key={step.label} error={step.error} /> : null))}
        <p className="text-sm text-muted-foreground">The bot is being deployed all the same. What is missing can be assigned on its page.</p>
        <DialogFooter>
          <Button asChild onClick={onDone}>
            <Link to="/bots/$botId/$tab" params={{ botId, tab: 'overview' }}>
              Go to {name}
            </Link>
          </Button>
        </DialogFooter>
      </div>
    )
  }

  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (region) deploy.mutate()
      }}
    >
      <Field label="Name" hint="1 to 60 characters, unique in the workspace." error={fields.name}>
        {(control) => <Input {...control} required maxLength={60} autoFocus autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label="Region" error={fields.region} hint={regions.data?.find((each) => each.region === region)?.note}>
        {(control) => (
          <Select value={region ?? ''} onValueChange={setRegion}>
            <SelectTrigger {...control}>
              <SelectValue placeholder="Choose a region" />
            </SelectTrigger>
            <SelectContent>
              {regions.data?.map((each) => (
                <SelectItem key={each.region} value={each.region} disabled={!each.available || notServed(latencies, each.region, venue) !== undefined}>
                  {each.label} · {each.provider}
                  {!each.available ? ' (not available)' : notServed(latencies, each.region, venue) && ' (not served by the key’s exchange)'}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      <fieldset className="grid gap-4 border-t pt-4 sm:grid-cols-2">
        <legend className="sr-only">Assign at once (optional)</legend>
        {may('bots.assign_key') && (
          <Field label="Key (optional)" hint={freeKeys.length === 0 ? 'No free active key.' : 'A key serves one bot.'}>
            {(control) => (
              <Select value={keyId} onValueChange={setKeyId}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value={NONE}>Assign later</SelectItem>
                  {freeKeys.map((key) => (
                    <SelectItem key={key.keyId} value={key.keyId} disabled={notServed(latencies, region, key.venue) !== undefined}>
                      {key.label} · {venueName(key.venue)}
                      {key.testnet && ' testnet'}
                      {notServed(latencies, region, key.venue) && ' (does not serve the region)'}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
        )}
        {may('bots.assign_template') && (
          <Field label="Template (optional)" hint={templates?.length === 0 ? 'No template yet.' : 'Its latest version.'}>
            {(control) => (
              <Select value={templateId} onValueChange={setTemplateId}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value={NONE}>Assign later</SelectItem>
                  {templates?.map((template) => (
                    <SelectItem key={template.templateId} value={template.templateId}>
                      {template.name} v{template.latestVersion}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
        )}
      </fieldset>
      <ProblemAlert error={deploy.error ?? regions.error} />
      <DialogFooter>
        <Button variant="outline" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" disabled={deploy.isPending || !region}>
          {deploy.isPending ? (
            <>
              <Circle className="animate-pulse" /> Deploying…
            </>
          ) : (
            'Deploy'
          )}
        </Button>
      </DialogFooter>
    </form>
  )
}

async function tried(label: string, act: () => Promise<unknown>): Promise<Step> {
  try {
    await act()
    return { label }
  } catch (error) {
    return { label, error }
  }
}
