import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Bot, Building2, CandlestickChart, CircleHelp, FilePlus2, FlaskConical, KeyRound, LayoutTemplate, LogOut, Moon, OctagonX, Play, Rocket, Sun } from 'lucide-react'
import { Dialog as DialogPrimitive } from 'radix-ui'
import { useAskAction } from '@/actions/action-dialog'
import { offeredActions } from '@/actions/bot-actions'
import { botsQuery, templatesQuery } from '@/api/queries'
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList, CommandShortcut } from '@/components/ui/command'
import { DialogOverlay } from '@/components/ui/dialog'
import { stateName } from '@/components/chips'
import { useSession } from '@/lib/session'
import { switchTo } from '@/lib/workspace'
import { useChoices } from '@/settings/choices'
import { usePreferences } from '@/settings/preferences'
import { DESTINATIONS } from './navigation'
import { useSignOut } from './sign-out'

/** Go anywhere and do anything without the mouse: pages, bots, and what each bot can be told now. */
export function CommandPalette({ open, onOpenChange, onKillSwitch }: { open: boolean; onOpenChange: (open: boolean) => void; onKillSwitch: () => void }) {
  const navigate = useNavigate()
  const { may, workspace, workspaces } = useSession()
  const { data: bots = [] } = useQuery(botsQuery)
  const { data: templates = [] } = useQuery({ ...templatesQuery, enabled: may('templates.view') })
  const symbols = [...new Set(bots.flatMap((bot) => bot.key?.symbols ?? []))].sort()
  const { theme } = usePreferences()
  const { choose } = useChoices()
  const ask = useAskAction()
  const signOut = useSignOut()
  const run = (act: () => unknown) => () => {
    onOpenChange(false)
    void act()
  }

  return (
    <DialogPrimitive.Root open={open} onOpenChange={onOpenChange}>
      <DialogPrimitive.Portal>
        <DialogOverlay />
        <DialogPrimitive.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 w-[calc(100%-1.5rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border bg-popover shadow-2xl data-[state=open]:animate-enter"
        >
          <DialogPrimitive.Title className="sr-only">Go to or act</DialogPrimitive.Title>
          <Command loop>
            <CommandInput placeholder="A page, a bot, a template, a symbol, or what to do…" />
            <CommandList>
              <CommandEmpty>Nothing matches.</CommandEmpty>
              <CommandGroup heading="Go to">
                {DESTINATIONS.filter((each) => !each.permission || may(each.permission)).map(({ to, label, icon: Icon, key }) => (
                  <CommandItem key={to} value={`go ${label}`} onSelect={run(() => navigate({ to }))}>
                    <Icon /> {label} <CommandShortcut>g {key}</CommandShortcut>
                  </CommandItem>
                ))}
              </CommandGroup>
              {bots.length > 0 && (
                <CommandGroup heading="Bots">
                  {bots.map((bot) => (
                    <CommandItem
                      key={bot.botId}
                      value={`bot ${bot.name} ${bot.botId}`}
                      onSelect={run(() => navigate({ to: '/bots/$botId/$tab', params: { botId: bot.botId, tab: 'overview' } }))}
                    >
                      <Bot /> {bot.name} <CommandShortcut>{stateName(bot.state)}</CommandShortcut>
                    </CommandItem>
                  ))}
                </CommandGroup>
              )}
              {templates.length > 0 && (
                <CommandGroup heading="Templates">
                  {templates.map((template) => (
                    <CommandItem key={template.templateId} value={`template ${template.name} ${template.templateId}`} onSelect={run(() => navigate({ to: '/templates/$templateId', params: { templateId: template.templateId } }))}>
                      <LayoutTemplate /> {template.name} <CommandShortcut>v{template.latestVersion}</CommandShortcut>
                    </CommandItem>
                  ))}
                </CommandGroup>
              )}
              {symbols.length > 0 && (
                <CommandGroup heading="Symbols">
                  {symbols.map((symbol) => (
                    <CommandItem key={symbol} value={`symbol ${symbol}`} onSelect={run(() => navigate({ to: '/bots', search: { q: symbol } }))}>
                      <CandlestickChart /> Bots that trade {symbol}
                    </CommandItem>
                  ))}
                </CommandGroup>
              )}
              <CommandGroup heading="Act">
                {may('positions.close_all') && (
                  <CommandItem value="kill switch close all panic" onSelect={run(onKillSwitch)}>
                    <OctagonX /> Kill switch… <CommandShortcut>k k</CommandShortcut>
                  </CommandItem>
                )}
                {workspaces
                  .filter((each) => each.workspaceId !== workspace?.id)
                  .map((each) => (
                    <CommandItem key={each.workspaceId} value={`switch to workspace ${each.name} ${each.workspaceId}`} onSelect={run(() => switchTo(each))}>
                      <Building2 /> Switch to {each.name}
                    </CommandItem>
                  ))}
                {may('bots.deploy') && (
                  <CommandItem value="deploy a bot" onSelect={run(() => navigate({ to: '/bots', search: { deploy: '1' } }))}>
                    <Rocket /> Deploy a bot
                  </CommandItem>
                )}
                {may('keys.manage') && (
                  <CommandItem value="add a key" onSelect={run(() => navigate({ to: '/keys', search: { add: '1' } }))}>
                    <KeyRound /> Add a key
                  </CommandItem>
                )}
                {may('backtests.run') && (
                  <CommandItem value="run a backtest" onSelect={run(() => navigate({ to: '/backtests/new' }))}>
                    <FlaskConical /> Run a backtest
                  </CommandItem>
                )}
                {may('templates.edit') && (
                  <CommandItem value="create a template" onSelect={run(() => navigate({ to: '/templates/new' }))}>
                    <FilePlus2 /> Create a template
                  </CommandItem>
                )}
                {bots.map((bot) => (
                  <CommandItem key={`${bot.botId} why`} value={`why is ${bot.name} not trading ${bot.botId}`} onSelect={run(() => navigate({ to: '/bots/$botId/$tab', params: { botId: bot.botId, tab: 'why' } }))}>
                    <CircleHelp /> Why is {bot.name} not trading?
                  </CommandItem>
                ))}
                {bots.flatMap((bot) =>
                  offeredActions(bot, may).map((kind) => (
                    <CommandItem key={`${bot.botId} ${kind.verb}`} value={`${kind.label} ${bot.name} ${bot.botId}`} onSelect={run(() => ask({ act: 'bot', kind, bot }))}>
                      <Play /> {kind.label} {bot.name}…
                    </CommandItem>
                  )),
                )}
                <CommandItem value="theme dark light" onSelect={run(() => choose({ theme: theme === 'dark' ? 'light' : 'dark' }))}>
                  {theme === 'dark' ? <Sun /> : <Moon />} {theme === 'dark' ? 'Light theme' : 'Dark theme'}
                </CommandItem>
                <CommandItem value="sign out" onSelect={run(signOut)}>
                  <LogOut /> Sign out
                </CommandItem>
              </CommandGroup>
            </CommandList>
          </Command>
        </DialogPrimitive.Content>
      </DialogPrimitive.Portal>
    </DialogPrimitive.Root>
  )
}
