/** The tabs of a bot's page; their ids stand in the address. */
export const botTabs = [
  { id: 'overview', label: 'Overview' },
  { id: 'why', label: 'Why not trading?' },
  { id: 'template', label: 'Template' },
  { id: 'risk-limits', label: 'Risk limits' },
  { id: 'orders', label: 'Orders' },
  { id: 'activity', label: 'Activity' },
  { id: 'commands', label: 'Commands' },
  { id: 'deployments', label: 'Deployments' },
  { id: 'time-travel', label: 'Time travel' },
] as const

export type BotTabId = (typeof botTabs)[number]['id']
