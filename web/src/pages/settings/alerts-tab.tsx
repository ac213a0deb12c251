import { Volume2 } from 'lucide-react'
import { CATEGORIES, type AlertCategory } from '@/alerts/categories'
import { play } from '@/alerts/sounds'
import { ProblemAlert } from '@/components/feedback'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Switch } from '@/components/ui/switch'
import { useChoices } from '@/settings/choices'

/** Which alerts are shown at the bell, and which make a sound: on every device. */
export function AlertsTab() {
  const { choices, choose, error } = useChoices()
  const toggled = (list: string[], id: AlertCategory, on: boolean) => (on ? [...new Set([...list, id])] : list.filter((each) => each !== id))
  return (
    <Card className="max-w-3xl">
      <CardHeader>
        <CardTitle>Alerts</CardTitle>
        <p className="text-xs text-muted-foreground">Notices and worse from every bot of the workspace. Sounds are off until you choose them; a browser plays them after your first click on the page.</p>
      </CardHeader>
      <ProblemAlert error={error} className="m-4" />
      <ul className="divide-y">
        {CATEGORIES.map(({ id, label, examples }) => {
          const shown = !choices.silenced.includes(id)
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-3 px-4 py-3 text-sm">
              <div className="min-w-0 flex-1 basis-60">
                <p id={`alerts-${id}`} className="font-medium">
                  {label}
                </p>
                <p className="text-xs text-muted-foreground">Such as {examples}.</p>
              </div>
              <label className="flex min-h-9 items-center gap-2 text-xs">
                <Switch aria-label={`Show ${label.toLowerCase()}`} checked={shown} onCheckedChange={(on) => choose({ silenced: toggled(choices.silenced, id, !on) })} /> Shown
              </label>
              <label className="flex min-h-9 items-center gap-2 text-xs">
                <Switch aria-label={`Sound for ${label.toLowerCase()}`} disabled={!shown} checked={shown && choices.sounds.includes(id)} onCheckedChange={(on) => choose({ sounds: toggled(choices.sounds, id, on) })} /> Sound
              </label>
              <Button size="sm" variant="outline" aria-label={`Test the sound for ${label.toLowerCase()}`} onClick={() => play(id)}>
                <Volume2 /> Test
              </Button>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
