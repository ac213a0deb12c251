import { toast } from 'sonner'
import { useMemo } from 'react'
import { PageHeader } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { useSession } from '@/lib/session'
import { useNow } from '@/lib/ticker'
import { setPreferences, usePreferences } from '@/settings/preferences'
import { PasswordForm } from '../account/password-form'

/** What one person set for themselves. */
export function SettingsPage() {
  const { account } = useSession()
  return (
    <>
      <PageHeader title="Settings" description={account?.email} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <Card>
          <CardHeader>
            <CardTitle>Appearance</CardTitle>
          </CardHeader>
          <CardContent className="space-y-5">
            <ThemeChoice />
            <ZoneChoice />
          </CardContent>
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>Password</CardTitle>
          </CardHeader>
          <CardContent>
            <PasswordForm onChanged={() => toast.success('Password changed')} />
          </CardContent>
        </Card>
      </div>
    </>
  )
}

function ThemeChoice() {
  const { theme } = usePreferences()
  return (
    <div className="space-y-1.5">
      <p id="theme" className="text-xs font-medium">
        Theme
      </p>
      <div role="group" aria-labelledby="theme" className="flex gap-2">
        {(['dark', 'light'] as const).map((each) => (
          <Button key={each} variant={theme === each ? 'secondary' : 'outline'} aria-pressed={theme === each} onClick={() => setPreferences({ theme: each })}>
            {each === 'dark' ? 'Dark' : 'Light'}
          </Button>
        ))}
      </div>
    </div>
  )
}

function ZoneChoice() {
  const { zone } = usePreferences()
  const now = useNow()
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((each) => each !== 'UTC')], [])
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <div className="space-y-2">
      <Field label="Time zone" hint="Any IANA name. UTC is what the record is kept in; trading days begin at 00:00 UTC whatever is chosen here.">
        {(control) => (
          <Input
            {...control}
            list="zones"
            key={zone}
            defaultValue={zone}
            onChange={(event) => {
              if (zones.includes(event.target.value)) setPreferences({ zone: event.target.value })
            }}
            className="max-w-sm"
          />
        )}
      </Field>
      <datalist id="zones">
        {zones.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" variant="outline" disabled={zone === 'UTC'} onClick={() => setPreferences({ zone: 'UTC' })}>
          UTC
        </Button>
        {local !== 'UTC' && (
          <Button size="sm" variant="outline" disabled={zone === local} onClick={() => setPreferences({ zone: local })}>
            This computer’s: {local}
          </Button>
        )}
        <p className="text-sm text-muted-foreground">
          Now <Time at={new Date(now).toISOString()} style="full" zone />
        </p>
      </div>
    </div>
  )
}
