import { expect, test, type Browser, type Locator, type Page } from '@playwright/test'
import { busyTemplate, email, newPassword, password, symbol } from './environment'
import { look, settled, shot, visit } from './looking'
import { PAGES } from './pages'

/** A bot's life as its owner sees it, on the real backend, bots and paper exchange. */

const run = Date.now().toString(36)
const botName = `story-${run}`
const keyLabel = `story key ${run}`
const templateName = `Story ${run}`
const organisation = `Aster ${run}`
const viewerEmail = `viewer-${run}@example.com`

/** What acts begins with the verb. */
const ACTING = /^(deploy|pause|resume|stop|close|kill|restart|wake|update|place|remove|invite)\b/i

test.describe.configure({ mode: 'serial' })

let page: Page
let viewer: Page | undefined
/** Where the organisation's pages are, such as `/w/aster-1a2b3c4d`. */
let home = ''
/** What the story made, for the addresses of its pages. */
const made: Record<string, string> = { botName, templateName }
/** By axe and on a phone, from every page that was looked at. */
const findings: string[] = []
/** Just before the bot was paused, and a limit before it was changed. */
let beforePause = ''
let formerLeverage = ''

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage()
})
test.afterAll(async () => {
  await viewer?.context().close()
  await page.close()
})

test('set up or sign in', async () => {
  await page.goto('/')
  const setUp = page.getByRole('button', { name: 'Create owner account' })
  const signIn = page.getByRole('button', { name: 'Sign in' })
  await expect(setUp.or(signIn)).toBeVisible()
  await shot(page, 'door')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  if (await setUp.isVisible()) {
    await page.getByLabel('Repeat password').fill(password)
    await setUp.click()
  } else {
    await signIn.click()
  }
  const oneTime = page.getByLabel('One-time password')
  const fleet = page.getByRole('heading', { name: 'Fleet', level: 1 })
  await expect(oneTime.or(fleet)).toBeVisible()
  if (await oneTime.isVisible()) {
    await oneTime.fill(password)
    await page.getByLabel('New password', { exact: true }).fill(newPassword)
    await page.getByLabel('Repeat new password').fill(newPassword)
    await page.getByRole('button', { name: 'Change password' }).click()
  }
  await expect(fleet).toBeVisible()
  await expect(page.getByRole('complementary').getByText('Live', { exact: true })).toBeVisible()
  await shot(page, 'fleet-at-first')
})

test('create an organisation to run the fleet in', async () => {
  await page.getByRole('button', { name: /^Switch workspace/ }).click()
  await page.getByRole('menuitem', { name: 'Create organisation…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create organisation' })
  await dialog.getByLabel('Name').fill(organisation)
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page).toHaveURL(/\/w\/aster-[^/]+\/members$/)
  home = new URL(page.url()).pathname.replace(/\/members$/, '')
  await expect(page.getByRole('table', { name: 'Members', exact: true }).getByRole('row').filter({ hasText: email })).toContainText('Owner')
})

test('open a paper account and add its key', async () => {
  await goTo('Keys')
  await page.getByRole('button', { name: 'Add key' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add key' })
  await dialog.getByLabel('Label').fill(keyLabel)
  await dialog.getByLabel('Symbol 1').fill(symbol)
  await dialog.getByLabel('Leverage 1').fill('5')
  await dialog.getByRole('button', { name: 'Add key' }).click()
  await expect(dialog).toBeHidden()
  const drawer = page.getByRole('dialog', { name: keyLabel })
  await expect(drawer.getByRole('heading', { name: 'Works' })).toBeVisible()
  await drawer.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('row').filter({ hasText: keyLabel })).toContainText('Active')
  await shot(page, 'keys')
})

test('create a template, its problems named by their place', async () => {
  await goTo('Templates')
  await page.getByRole('link', { name: 'New template' }).click()
  await page.getByRole('button', { name: /^Empty/ }).click()
  const signals = page.getByRole('region', { name: 'Signals' })
  await signals.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('option').first().click()
  await expect(signals.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('complementary', { name: 'Validation' })).toContainText('to solve')
  await shot(page, 'template-builder')
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  const definition = page.getByLabel('Definition (JSON)')
  const validation = page.getByLabel('Validation')
  await page.getByLabel('Name').fill(templateName)
  await definition.fill('{ "name": ')
  await expect(validation).toContainText('not JSON')
  await definition.fill('{ "components": [] }')
  await expect(validation).toContainText('to solve')
  await shot(page, 'template-problems')
  await definition.fill(busyTemplate())
  await expect(validation).toContainText('The template is valid.')
  const instant = page.getByRole('region', { name: 'Instant backtest' })
  await expect(instant).toContainText('Profit factor')
  await shot(page, 'template-instant-backtest')
  await page.getByRole('button', { name: 'Create template' }).click()
  await expect(page.getByRole('heading', { name: templateName })).toBeVisible()
  await expect(page.getByText('Version 1 of 1')).toBeVisible()
  made.template = idInAddress('templates')
  await shot(page, 'template')
})

test('backtest the template and look into a trade of it', async () => {
  await page.getByRole('link', { name: 'Backtest', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'New backtest' })).toBeVisible()
  await page.getByRole('button', { name: 'Run backtest' }).click()
  await expect(page.getByRole('heading', { name: `${templateName} v1 · BTCUSDT` })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What to doubt' })).toBeVisible({ timeout: 30_000 })
  made.backtest = idInAddress('backtests')
  await shot(page, 'backtest')
  await page.getByRole('tab', { name: 'Chart' }).click()
  await expect(page.getByRole('figure', { name: 'BTCUSDT candles with entries and exits' })).toBeVisible()
  await page.getByRole('tab', { name: /^Trades/ }).click()
  await page.getByRole('table', { name: 'Trades of the backtest' }).getByRole('row').nth(1).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('heading', { name: 'Signals' })).toBeVisible()
  await shot(page, 'backtest-trade')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Blocked entries' }).click()
  await expect(page.getByText('What each filter, gate, guard and rule kept out')).toBeVisible()
})

test('search two of its parameters and see them as a heat map', async () => {
  await goTo('Backtests')
  await page.getByRole('link', { name: 'Search parameters' }).click()
  for (const [parameter, from, to, step] of [['Fast', '3', '5', '1'], ['Slow', '10', '14', '2']] as const) {
    await page.getByRole('combobox', { name: /parameter/i }).click()
    await page.getByRole('option', { name: new RegExp(`: ${parameter}$`) }).click()
    const row = page.getByRole('group', { name: new RegExp(`: ${parameter}$`) })
    await row.getByLabel('From').fill(from)
    await row.getByLabel('To').fill(to)
    await row.getByLabel('Step').fill(step)
  }
  await expect(page.getByRole('status').filter({ hasText: '9 combinations.' })).toBeVisible()
  await page.getByRole('button', { name: 'Begin search' }).click()
  await expect(page.getByRole('heading', { name: 'What to doubt' })).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('table', { name: 'Combinations' }).getByRole('row').nth(1)).toBeVisible()
  made.search = idInAddress('backtests')
})

test('deploy and see it come online', async () => {
  await goTo('Bots')
  await page.getByRole('button', { name: 'Deploy bot' }).click()
  const dialog = page.getByRole('dialog', { name: 'Deploy bot' })
  await dialog.getByLabel('Name').fill(botName)
  await choose(dialog.getByLabel('Key (optional)'), keyLabel)
  await choose(dialog.getByLabel('Template (optional)'), templateName)
  await shot(page, 'deploy')
  await dialog.getByRole('button', { name: 'Deploy', exact: true }).click()
  await expect(page.getByRole('heading', { name: botName, level: 1 })).toBeVisible()
  await expect(state('Online')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: /Copy address 127\./ })).toBeVisible()
  await expect(page.getByText('in force', { exact: true })).toBeVisible()
  made.bot = idInAddress('bots')
})

test('watch candles, verdicts and the first trade arrive without a reload', async () => {
  await expect(page.getByRole('figure', { name: `${symbol} candles with entries, exits, stop and sessions` })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('heading', { name: 'Signals' })).toBeVisible({ timeout: 60_000 })
  const trades = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Trades', exact: true }) })
  await expect(trades.getByRole('listitem').first()).toBeVisible({ timeout: 180_000 })
  await shot(page, 'bot')
  await trades.getByRole('listitem').first().getByRole('link').first().click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('Fees paid')
  await expect(drawer).toContainText('Signal state at entry')
  await expect(drawer.getByRole('table', { name: 'Signal state at entry' })).toBeVisible()
  await expect(drawer.getByRole('link', { name: 'The event that closed it' })).toBeVisible()
  await expect(drawer).toContainText(/Score .+ needed/)
  await expect(drawer.getByRole('figure')).toBeVisible()
  await shot(page, 'trade')
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(page.getByRole('table', { name: 'Trades' }).getByRole('row').nth(1)).toContainText(symbol)
  await shot(page, 'trades')
})

test('pause and resume, each followed to its end', async () => {
  await goTo('Bots')
  await page.getByRole('article', { name: botName }).getByRole('link', { name: botName }).click()
  await expect(state('Online')).toBeVisible()
  beforePause = await command('Pause')
  await expect(state('Paused')).toBeVisible()
  await command('Resume')
  await expect(state('Online')).toBeVisible()
})

test('change a risk limit and see it in force', async () => {
  await tab('Risk limits')
  const leverage = page.getByLabel(/^Leverage/)
  formerLeverage = await leverage.inputValue()
  await leverage.fill('200')
  await expect(page.getByText('Allowed: 1 to 125.')).toBeVisible()
  await leverage.fill('8')
  await page.getByRole('button', { name: 'Save limits' }).click()
  const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'Change limits' })
  const inForce = page.getByText(/In force: the bot applied revision/)
  await expect(confirm.or(inForce)).toBeVisible()
  if (await confirm.isVisible()) await confirm.click()
  await expect(inForce).toBeVisible()
  await shot(page, 'risk-limits')
})

test('close all: paused and flat, confirmed by the venue', async () => {
  await tab('Overview')
  await command('Close all')
  await expect(state('Paused')).toBeVisible()
  await expect(page.getByText('Flat.', { exact: true })).toBeVisible()
  await tab('Commands')
  await expect(page.getByRole('table', { name: 'Commands' }).getByRole('row').filter({ hasText: 'close all' })).toContainText('Done')
  await shot(page, 'commands')
  await tab('Orders')
  await expect(page.getByRole('table', { name: 'Orders' }).getByRole('row').nth(1)).toBeVisible()
  await shot(page, 'orders')
})

test('go back to before it was paused, and hand the moment on as a link', async () => {
  await tab('Time travel')
  const happened = page.getByRole('list', { name: 'Steps' })
  const then = page.getByRole('table', { name: 'State' })
  const field = (name: string) => then.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  await expect(field('State')).toContainText('Paused')
  await expect(field('Leverage')).toContainText('8 ×')
  // As such a field keeps it: to the second, without seconds that are none.
  await page.getByLabel('As it was at (UTC)').fill(beforePause.slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replace(/:00$/, ''))
  await page.getByLabel('As it was at (UTC)').press('Enter')
  await expect(page).toHaveURL(/[?&]step=/)
  await expect(field('State').getByRole('cell').first()).toHaveText('Online')
  await expect(field('Leverage').getByRole('cell').first()).toHaveText(`${formerLeverage} ×`)
  await page.getByRole('switch', { name: 'Compare with now' }).click()
  await expect(field('State').getByRole('cell')).toHaveText(['Online', 'Paused'])
  await expect(field('Leverage').getByRole('cell')).toHaveText([`${formerLeverage} ×`, '8 ×'])
  const link = page.url()

  await happened.getByRole('button').filter({ hasText: 'Paused: opens no positions' }).first().click()
  await expect(page.getByRole('switch', { name: 'Compare with now' })).toBeChecked()
  await expect(field('State').getByRole('cell').first()).toHaveText('Paused')
  await page.getByRole('button', { name: 'Previous' }).click()
  await expect(field('State').getByRole('cell').first()).toHaveText('Online')
  await happened.getByRole('button').filter({ hasText: /^.*Opened/ }).first().click()
  await expect(then.getByRole('row').filter({ hasText: new RegExp(`${symbol} (long|short)`) }).getByRole('cell').first()).toContainText('stop')
  await shot(page, 'time-travel')

  await page.goto(link)
  await expect(field('State').getByRole('cell')).toHaveText(['Online', 'Paused'])
})

test('invite a viewer, who joins by the link of the message', async ({ browser }) => {
  await goTo('Members')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite' })
  await dialog.getByLabel('E-mail').fill(viewerEmail)
  await expect(dialog.getByRole('combobox', { name: 'Role' })).toHaveText('Viewer')
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect(dialog).toBeHidden()
  await page.goto(`${home}/outbox`)
  const message = page.locator('[data-slot=card]').filter({ hasText: `To ${viewerEmail}` })
  await expect(message).toContainText(/\/join\//)
  const link = /https?:\/\/\S+\/join\/\S+/.exec((await message.textContent()) ?? '')?.[0] ?? ''
  await page.goto(`${home}/members`)
  await expect(page.getByRole('table', { name: 'Open invitations' }).getByRole('row').filter({ hasText: viewerEmail })).toContainText('Viewer')
  findings.push(...(await look(page, 'members-invited')))

  viewer = await guest(browser)
  await viewer.goto(new URL(link).pathname + new URL(link).hash)
  await expect(viewer.getByRole('heading', { name: `Join ${organisation}` })).toBeVisible()
  await expect(viewer.getByText(viewerEmail)).toBeVisible()
  findings.push(...(await look(viewer, 'join')))
  await viewer.getByLabel('Password', { exact: true }).fill(password)
  await viewer.getByLabel('Repeat password').fill(password)
  await viewer.getByRole('button', { name: 'Create account and join' }).click()
  await expect(viewer).toHaveURL(`${home}/bots`)
  await expect(viewer.getByRole('article', { name: botName })).toBeVisible()
})

test('the viewer sees everything, may do nothing, and is told who may', async () => {
  const seen = viewer!
  const acting = seen.getByRole('button', { name: ACTING })
  await expect(seen.getByText('Deploying: owner, admin and quant may do this.')).toBeVisible()
  await expect(acting).toHaveCount(0)
  findings.push(...(await look(seen, 'viewer-bots')))
  await seen.getByRole('article', { name: botName }).getByRole('link', { name: botName }).click()
  await expect(seen.getByText('Commands: owner, admin, quant and risk manager may do this.')).toBeVisible()
  await expect(seen.getByRole('figure', { name: `${symbol} candles with entries, exits, stop and sessions` })).toBeVisible()
  await settled(seen)
  await expect(acting).toHaveCount(0)
  findings.push(...(await look(seen, 'viewer-bot')))
  await seen.keyboard.press('Control+k')
  await expect(seen.getByRole('option', { name: 'Fleet' })).toBeVisible()
  await expect(seen.getByRole('option', { name: ACTING })).toHaveCount(0)
  await seen.keyboard.press('Escape')

  for (const [address, body] of [['/api/bots', { name: 'not-mine', region: 'local' }], [`/api/bots/${made.bot}/resume`, {}], ['/api/invitations', { email: 'friend@example.com', role: 'viewer' }]] as const) {
    const refused = await seen.request.post(address, { data: body, headers: await asTheDashboard(seen) })
    expect([address, refused.status(), refused.headers()['content-type']]).toEqual([address, 403, expect.stringContaining('application/problem+json')])
    expect(await refused.json()).toMatchObject({ status: 403, code: expect.any(String), title: expect.any(String) })
  }
})

test('every page stands in both themes and on a phone, and axe finds nothing', async () => {
  test.setTimeout(1_200_000)
  const trades = await tradesOf(page)
  Object.assign(made, { trade: trades[0], trades: trades.join('~') })
  for (const { name, path, shows } of PAGES) {
    await visit(page, home + filled(path))
    await expect(page.getByRole(shows.role, { name: filled(shows.name) }).first()).toBeVisible()
    findings.push(...(await look(page, name)))
  }
  expect(findings).toEqual([])
})

test('remove the viewer: the page that is open ends, and no request is answered', async () => {
  const seen = viewer!
  await expect(seen.getByRole('heading', { name: botName, level: 1 })).toBeVisible()
  const headers = await asTheDashboard(seen)
  expect((await seen.request.get(`/api/bots/${made.bot}`, { headers })).status()).toBe(200)
  await page.goto(`${home}/members`)
  await page.getByRole('button', { name: `Remove ${viewerEmail}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await expect(page.getByRole('table', { name: 'Members', exact: true })).not.toContainText(viewerEmail)
  expect((await seen.request.get(`/api/bots/${made.bot}`, { headers })).status()).toBe(404)
  await expect(seen.getByRole('heading', { name: 'There is no such workspace' })).toBeVisible()
  await expect(seen.getByText(botName)).toHaveCount(0)
})

test('sign out, and nothing is reachable', async () => {
  await page.goto('/bots')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect((await page.request.get('/api/bots')).status()).toBe(401)
  await page.goto('/trades')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
})

/** By the navigation at the side. */
async function goTo(destination: string) {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: destination, exact: true }).click()
}

/** To a tab of the bot's page. */
async function tab(name: string) {
  await page.getByRole('navigation', { name: 'Bot', exact: true }).getByRole('link', { name, exact: true }).click()
}

/** The id after this part of the address. */
function idInAddress(part: string): string {
  return new URL(page.url()).pathname.split(`/${part}/`)[1]!.split('/')[0]!
}

/** With what the story made in place of the braces. */
function filled(text: string): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => made[name]!)
}

/** Somebody at another machine. */
async function guest(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

/** What the dashboard sends along: which workspace, and the token against forged requests. */
async function asTheDashboard(page: Page): Promise<Record<string, string>> {
  const session = await page.request.get(`/api/session?at=${home.replace('/w/', '')}`)
  const { workspace } = (await session.json()) as { workspace: { id: string } }
  const token = (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN')!.value
  return { 'X-Workspace': workspace.id, 'X-XSRF-TOKEN': decodeURIComponent(token), Accept: 'application/json, application/problem+json' }
}

/** The latest trades of the workspace, at most six. */
async function tradesOf(page: Page): Promise<string[]> {
  const found = await page.request.get('/api/trades/lines?limit=6', { headers: await asTheDashboard(page) })
  return ((await found.json()) as { lines: { tradeId: string }[] }).lines.map((line) => line.tradeId)
}

/** The state chip beside the bot's name. */
function state(name: string): Locator {
  return page.locator('header').getByText(name, { exact: true }).first()
}

/** Confirms a command in its dialog and follows it until the bot says that it is done. Returns the instant before it was confirmed. */
async function command(name: string): Promise<string> {
  await page.getByRole('group', { name: 'Commands' }).getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Reason (optional)').fill('browser test')
  await shot(page, `confirm-${name.toLowerCase().replace(' ', '-')}`)
  const before = new Date().toISOString()
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(dialog).toBeHidden()
  const newest = page.getByRole('list', { name: 'Commands under way' }).locator('> li').filter({ hasText: name }).first()
  await expect(newest.locator('[aria-current=step]')).toHaveText(/^Done/, { timeout: 30_000 })
  return before
}

async function choose(select: Locator, option: string) {
  await select.click()
  await page.getByRole('option', { name: new RegExp(`^${option}`) }).click()
}
