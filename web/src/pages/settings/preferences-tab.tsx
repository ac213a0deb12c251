import { Link } from '@tanstack/react-router'
import { ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { useSession } from '@/lib/session'
import { useNow } from '@/lib/ticker'
import { useChoices } from '@/settings/choices'
import { usePreferences } from '@/settings/preferences'
import { zoneGroups } from './zones'

/** How things are shown, on every device. */
export function PreferencesTab() {
  const { outbox, staff } = useSession()
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <Card id="appearance">
        <CardHeader>
          <CardTitle>Appearance</CardTitle>
        </CardHeader>
        <CardContent>
          <ThemeChoice />
        </CardContent>
      </Card>
      <Card id="time-zone">
        <CardHeader>
          <CardTitle>Time zone</CardTitle>
        </CardHeader>
        <CardContent>
          <ZoneChoice />
        </CardContent>
      </Card>
      {(outbox || staff) && (
        <Card id="installation">
          <CardHeader>
            <CardTitle>This installation</CardTitle>
          </CardHeader>
          <CardContent className="flex flex-wrap gap-2">
            {outbox && (
              <Button asChild variant="outline">
                <Link to="/outbox">Outbox</Link>
              </Button>
            )}
            {staff && (
              <Button asChild variant="outline">
                <Link to="/staff">Staff</Link>
              </Button>
            )}
          </CardContent>
        </Card>
      )}
    </div>
  )
}

function ThemeChoice() {
  const { theme } = usePreferences()
  const { choose } = useChoices()
  return (
    <div className="space-y-1.5">
      <p id="theme" className="text-xs font-medium">
        Theme
      </p>
      <div role="group" aria-labelledby="theme" className="flex gap-2">
        {(['dark', 'light'] as const).map((each) => (
          <Button key={each} variant={theme === each ? 'secondary' : 'outline'} aria-pressed={theme === each} onClick={() => choose({ theme: each })}>
            {each === 'dark' ? 'Dark' : 'Light'}
          </Button>
        ))}
      </div>
    </div>
  )
}

const GROUPS = zoneGroups(Intl.supportedValuesOf('timeZone'))

function ZoneChoice() {
  const { zone } = usePreferences()
  const { choose, error, pending } = useChoices()
  const now = useNow()
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <div className="space-y-3">
      <Field label="Times are shown in" hint="On every device of yours. UTC is what the record is kept in; trading days begin at 00:00 UTC whatever is chosen here.">
        {(control) => (
          <select
            {...control}
            value={zone}
            disabled={pending}
            onChange={(event) => choose({ zone: event.target.value })}
            className="h-9 w-full max-w-sm rounded-md border border-input bg-background px-3 text-sm max-sm:h-10"
          >
            {!GROUPS.some((group) => group.zones.some((each) => each.id === zone)) && <option value={zone}>{zone}</option>}
            {GROUPS.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.zones.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" variant="outline" disabled={zone === 'UTC' || pending} onClick={() => choose({ zone: 'UTC' })}>
          UTC
        </Button>
        {local !== 'UTC' && (
          <Button size="sm" variant="outline" disabled={zone === local || pending} onClick={() => choose({ zone: local })}>
            This computer’s: {local}
          </Button>
        )}
        <p className="text-sm text-muted-foreground">
          Now <Time at={new Date(now).toISOString()} style="full" zone />
        </p>
      </div>
      <ProblemAlert error={error} />
    </div>
  )
}
