/**
 * Every page of the dashboard, walked by the story in both themes and on a phone. A test holds this list against the router: a new page stands here, or the build fails.
 * What the story made stands in braces. Knows nothing of a browser, so that it can be read outside of one.
 */

export interface Visit {
  /** Of its pictures. */
  name: string
  /** In the workspace. */
  path: string
  /** Its own content: there when the page has been read, not while it is on its way. */
  shows: { role: 'heading' | 'combobox' | 'table' | 'figure' | 'dialog' | 'list' | 'region' | 'button' | 'complementary' | 'tabpanel' | 'article'; name: string }
}

const page = (name: string, path: string, role: Visit['shows']['role'], shown: string): Visit => ({ name, path, shows: { role, name: shown } })

/** In the order of the navigation. Whoever walks them owns the workspace, and a bot has traded in it. */
export const PAGES: Visit[] = [
  page('fleet', '/fleet', 'heading', 'Activity'),
  page('bots', '/bots', 'article', '{botName}'),
  page('bots-list', '/bots?view=list', 'table', 'Bots'),
  page('bots-history', '/bots?view=history', 'table', 'Deployment history'),
  page('deploy', '/bots?deploy=1', 'dialog', 'Deploy bot'),
  page('bot-overview', '/bots/{bot}/overview', 'figure', 'candles with entries, exits, stop and sessions'),
  page('bot-why', '/bots/{bot}/why', 'region', 'Answer'),
  page('bot-template', '/bots/{bot}/template', 'combobox', 'Template'),
  page('bot-risk-limits', '/bots/{bot}/risk-limits', 'button', 'Save limits'),
  page('bot-orders', '/bots/{bot}/orders', 'table', 'Orders'),
  page('bot-activity', '/bots/{bot}/activity', 'list', 'Activity'),
  page('bot-commands', '/bots/{bot}/commands', 'table', 'Commands'),
  page('bot-deployments', '/bots/{bot}/deployments', 'table', 'Deployments'),
  page('bot-time-travel', '/bots/{bot}/time-travel', 'list', 'Steps'),
  page('trades', '/trades', 'table', 'Trades'),
  page('trade', '/trades?trade={trade}', 'dialog', ''),
  page('trades-compared', '/trades/compare?trades={trades}', 'table', 'Trades side by side'),
  page('analytics', '/analytics', 'heading', 'Where it comes from'),
  page('templates', '/templates', 'table', 'Templates'),
  page('template', '/templates/{template}', 'heading', '{templateName}'),
  page('template-edit', '/templates/{template}?edit=1', 'complementary', 'Validation'),
  page('template-new', '/templates/new', 'button', 'Empty'),
  page('backtests', '/backtests', 'table', 'Backtests'),
  page('backtest-new', '/backtests/new', 'button', 'Run backtest'),
  page('search-new', '/backtests/new-search', 'button', 'Begin search'),
  page('backtest', '/backtests/{backtest}', 'heading', 'What to doubt'),
  page('backtest-chart', '/backtests/{backtest}?tab=chart', 'figure', 'candles with entries and exits'),
  page('backtest-trades', '/backtests/{backtest}?tab=trades', 'table', 'Trades of the backtest'),
  page('backtest-blocked', '/backtests/{backtest}?tab=blocked', 'tabpanel', 'Blocked entries'),
  page('backtest-breakdowns', '/backtests/{backtest}?tab=tables', 'tabpanel', 'Breakdowns'),
  page('backtest-monte-carlo', '/backtests/{backtest}?tab=monte-carlo', 'tabpanel', 'Monte Carlo'),
  page('backtest-conditions', '/backtests/{backtest}?tab=conditions', 'tabpanel', 'Conditions'),
  page('search', '/backtests/{search}', 'heading', 'What to doubt'),
  page('backtests-compared', '/backtests/compare?of={backtest}~{search}', 'heading', 'Compare 2 backtests'),
  page('candles', '/candles', 'table', 'Candles'),
  page('candles-file', '/candles?add=file', 'dialog', ''),
  page('candles-venue', '/candles?add=venue', 'dialog', ''),
  page('keys', '/keys', 'table', 'Keys'),
  page('key-add', '/keys?add=1', 'dialog', 'Add key'),
  page('regions', '/regions', 'table', 'Probes'),
  page('billing', '/billing', 'heading', 'Rates'),
  page('members', '/members', 'table', 'Members'),
  page('member-invite', '/members?invite=1', 'dialog', 'Invite'),
  page('roles', '/roles', 'table', 'Permissions of each role'),
  page('workspace', '/workspace', 'heading', 'Ownership'),
  page('workspace-create', '/workspace?create=1', 'dialog', 'Create organisation'),
  page('outbox', '/outbox', 'heading', 'Invitation to'),
  page('staff', '/staff', 'heading', 'Staff'),
  page('audit', '/audit', 'table', 'Audit log'),
  page('audit-entry', '/audit?entry=1', 'dialog', ''),
  page('settings-preferences', '/settings/preferences', 'heading', 'Time zone'),
  page('settings-alerts', '/settings/alerts', 'heading', 'Alerts'),
  page('settings-security', '/settings/security', 'heading', 'Sessions'),
  page('settings-tokens', '/settings/tokens', 'heading', 'API tokens'),
  page('settings-data', '/settings/data', 'table', 'Data of each bot'),
  page('no-such-page', '/no-such-page', 'heading', 'There is no such page'),
]

/** Pages outside of a workspace, walked where an account is made, secured and joined with. */
export const ACCOUNT_PAGES = { forgottenPassword: '/forgotten-password', resetPassword: '/reset-password', join: '/join/{slug}' }

/** Addresses that show no page of their own. */
export const REDIRECTS = ['/', '/bots/{bot}', '/settings', '/sign-in']
