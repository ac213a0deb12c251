import { expect, test, type Locator, type Page } from '@playwright/test'
import { busyTemplate, email, newPassword, password, symbol } from './environment'
import { axeFindings, shot } from './looking'

/** A bot's life as its owner sees it, on the real backend, bots and paper exchange. */

const run = Date.now().toString(36)
const botName = `story-${run}`
const keyLabel = `story key ${run}`
const templateName = `Story ${run}`

test.describe.configure({ mode: 'serial' })

let page: Page
let backtestPath = '/backtests'

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage()
})
test.afterAll(async () => page.close())

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

test('open a paper account and add its key', async () => {
  await page.getByRole('link', { name: 'Keys', exact: true }).click()
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
  await page.getByRole('link', { name: 'Templates', exact: true }).click()
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
  await shot(page, 'template')
})

test('backtest the template and look into a trade of it', async () => {
  await page.getByRole('link', { name: 'Backtest', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'New backtest' })).toBeVisible()
  await page.getByRole('button', { name: 'Run backtest' }).click()
  await expect(page.getByRole('heading', { name: `${templateName} v1 · BTCUSDT` })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What to doubt' })).toBeVisible({ timeout: 30_000 })
  backtestPath = new URL(page.url()).pathname
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

test('deploy and see it come online', async () => {
  await page.getByRole('link', { name: 'Bots', exact: true }).first().click()
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
})

test('watch candles, verdicts and the first trade arrive without a reload', async () => {
  await expect(page.getByRole('figure', { name: `${symbol} candles with entries, exits, stop and sessions` })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('heading', { name: 'Signals' })).toBeVisible({ timeout: 60_000 })
  const trades = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Trades', exact: true }) })
  await expect(trades.getByRole('listitem').first()).toBeVisible({ timeout: 180_000 })
  await shot(page, 'bot')
  await trades.getByRole('link').nth(1).click()
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
  await page.getByRole('link', { name: 'Bots', exact: true }).first().click()
  await page.getByRole('article', { name: botName }).getByRole('link', { name: botName }).click()
  await command('Pause')
  await expect(state('Paused')).toBeVisible()
  await command('Resume')
  await expect(state('Online')).toBeVisible()
})

test('change a risk limit and see it in force', async () => {
  await page.getByRole('link', { name: 'Risk limits' }).click()
  const leverage = page.getByLabel(/^Leverage/)
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
  await page.getByRole('link', { name: 'Overview' }).click()
  await command('Close all')
  await expect(state('Paused')).toBeVisible()
  await expect(page.getByText('Flat.', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Commands', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Commands' }).getByRole('row').filter({ hasText: 'close all' })).toContainText('Done')
  await shot(page, 'commands')
  await page.getByRole('link', { name: 'Orders' }).click()
  await expect(page.getByRole('table', { name: 'Orders' }).getByRole('row').nth(1)).toBeVisible()
  await shot(page, 'orders')
})

test('every page stands in both themes and on a phone, and axe finds nothing', async () => {
  const id = new URL(page.url()).pathname.split('/')[2]
  const pages: [string, string][] = [
    ['fleet', '/fleet'],
    ['bot-overview', `/bots/${id}/overview`],
    ['bots', '/bots'],
    ['bots-list', '/bots?view=list'],
    ['bots-history', '/bots?view=history'],
    ['bot-why', `/bots/${id}/why`],
    ['bot-template', `/bots/${id}/template`],
    ['bot-risk-limits', `/bots/${id}/risk-limits`],
    ['bot-activity', `/bots/${id}/activity`],
    ['trades-list', '/trades'],
    ['trades-compared', `/trades/compare?trades=${(await tradesOf(page)).join('~')}`],
    ['analytics', '/analytics'],
    ['keys-list', '/keys'],
    ['templates-list', '/templates'],
    ['candles', '/candles'],
    ['backtests', '/backtests'],
    ['backtest-new', '/backtests/new'],
    ['search-new', '/backtests/new-search'],
    ['backtest-result', backtestPath],
    ['backtest-chart', `${backtestPath}?tab=chart`],
    ['backtest-trades', `${backtestPath}?tab=trades`],
    ['backtest-blocked', `${backtestPath}?tab=blocked`],
    ['settings', '/settings'],
  ]
  const findings: string[] = []
  for (const theme of ['dark', 'light']) {
    await page.evaluate((chosen) => localStorage.setItem('plutarc.theme', chosen), theme)
    for (const [name, path] of pages) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0)
      findings.push(...(await axeFindings(page)).map((finding) => `${theme} ${path}: ${finding}`))
      await shot(page, `${name}-${theme}`)
    }
  }
  expect(findings).toEqual([])
  await page.evaluate(() => localStorage.setItem('plutarc.theme', 'dark'))
  await page.setViewportSize({ width: 390, height: 844 })
  for (const [name, path] of pages) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await shot(page, `${name}-phone`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
})

test('sign out, and nothing is reachable', async () => {
  await page.goto('/bots')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect((await page.request.get('/api/bots')).status()).toBe(401)
  await page.goto('/trades')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
})

/** The latest trades of the workspace, at most six. */
async function tradesOf(page: Page): Promise<string[]> {
  const found = await page.request.get('/api/trades/lines?limit=6')
  return ((await found.json()) as { lines: { tradeId: string }[] }).lines.map((line) => line.tradeId)
}

/** The state chip beside the bot's name. */
function state(name: string): Locator {
  return page.locator('header').getByText(name, { exact: true }).first()
}

/** Confirms a command in its dialog and follows it until the bot says that it is done. */
async function command(name: string) {
  await page.getByRole('group', { name: 'Commands' }).getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Reason (optional)').fill('browser test')
  await shot(page, `confirm-${name.toLowerCase().replace(' ', '-')}`)
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(dialog).toBeHidden()
  const newest = page.getByRole('list', { name: 'Commands under way' }).locator('> li').first()
  await expect(newest.locator('[aria-current=step]')).toHaveText(/^Done/, { timeout: 30_000 })
}

async function choose(select: Locator, option: string) {
  await select.click()
  await page.getByRole('option', { name: new RegExp(`^${option}`) }).click()
}
