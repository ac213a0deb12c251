import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { modifier } from './hotkeys'
import { DESTINATIONS } from './navigation'

export function ShortcutOverlay({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const shortcuts: [string[], string][] = [
    [[`${modifier}K`], 'Palette: go to a page or bot, or act'],
    ...DESTINATIONS.map((each): [string[], string] => [['g', each.key], `Go to ${each.label.toLowerCase()}`]),
    [['k', 'k'], 'Kill switch: pause and close all, one bot or every bot'],
    [['/'], 'Filter the page'],
    [['1', '–', '6'], 'Interval of a bot’s chart'],
    [['Esc'], 'Close, or leave the filter'],
    [['?'], 'This overview'],
  ]
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-md">
        <DialogHeader>
          <DialogTitle>Keyboard shortcuts</DialogTitle>
          <DialogDescription>They rest while you type in a field.</DialogDescription>
        </DialogHeader>
        <dl className="divide-y divide-border/60">
          {shortcuts.map(([keys, meaning]) => (
            <div key={meaning} className="flex items-center justify-between gap-4 py-1.5 text-sm">
              <dt>{meaning}</dt>
              <dd className="flex gap-1">
                {keys.map((key, index) => (
                  <kbd key={index} className="min-w-6 rounded-sm border bg-muted px-1.5 py-0.5 text-center font-sans text-xs">
                    {key}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  )
}
