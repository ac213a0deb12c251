import { createHmac } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { email, newPassword, password } from './environment'
import { look, shot } from './looking'
import { ACCOUNT_PAGES } from './pages'

/** How the owner secures the account, in a real browser: a passkey by the virtual authenticator of the browser's own tools, then an authenticator app. */

const PRESENT = 0
const NEXT = 1

test.describe.configure({ mode: 'serial' })

let page: Page
let present = password

test.beforeAll(async ({ browser, baseURL }) => {
  // Passkeys are bound to a name, and this machine's is localhost.
  page = await browser.newPage({ baseURL: baseURL?.replace('127.0.0.1', 'localhost') })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
})
test.afterAll(async () => page.close())

test('sign in by password', async () => {
  await page.goto('/settings/security')
  const setUp = page.getByRole('button', { name: 'Create owner account' })
  const signIn = page.getByRole('button', { name: 'Sign in', exact: true })
  await expect(setUp.or(signIn)).toBeVisible()
  if (await setUp.isVisible()) {
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByLabel('Repeat password').fill(password)
    await setUp.click()
  } else {
    const inside = page.getByRole('heading', { name: 'Settings', level: 1 })
    for (const tried of [password, newPassword]) {
      present = tried
      await byPassword()
      await expect(inside.or(page.getByRole('alert')).first()).toBeVisible()
      if (await inside.isVisible()) break
    }
  }
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})

test('add a passkey and sign in by it alone', async () => {
  await page.getByLabel('Name of a new passkey').fill('Virtual key')
  await page.getByRole('button', { name: 'Add passkey' }).click()
  await expect(page.getByRole('list', { name: 'Passkeys' })).toContainText('Virtual key')
  await shot(page, 'settings-security-passkey')
  await signOut()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('list', { name: 'Passkeys' })).toContainText('Virtual key')
})

test('set up an authenticator app and sign in with its code', async () => {
  await page.getByRole('button', { name: 'Set up' }).click()
  const dialog = page.getByRole('dialog', { name: 'Set up the authenticator app' })
  const secret = ((await dialog.getByRole('button', { name: /^Copy secret/ }).textContent()) ?? '').trim()
  await shot(page, 'authenticator-set-up')
  // Each code is good once. The one after the present one counts as well, whichever way the clock ticks meanwhile: it is left for the sign-in.
  await dialog.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret, PRESENT))
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  const codes = page.getByRole('dialog', { name: 'Keep these recovery codes' })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  const recovery = (await codes.getByRole('listitem').first().textContent()) ?? ''
  await shot(page, 'recovery-codes')
  await codes.getByRole('checkbox').check()
  await codes.getByRole('button', { name: 'Done' }).click()

  await signOut()
  await byPassword()
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible()
  await shot(page, 'second-step')
  await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret, NEXT))
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()

  await signOut()
  await byPassword()
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await page.getByLabel('Recovery code').fill(recovery)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('9 of 10 recovery codes are left.')).toBeVisible()
})

test('what secures an account stands in both themes and on a phone, and axe finds nothing', async () => {
  const findings: string[] = []
  for (const [path, shown] of [
    ['/settings/security', page.getByText('9 of 10 recovery codes are left.')],
    ['/settings/tokens?add=1', page.getByRole('dialog')],
    [ACCOUNT_PAGES.forgottenPassword, page.getByRole('button')],
    [`${ACCOUNT_PAGES.resetPassword}#x`, page.getByRole('button')],
  ] as const) {
    await page.goto(path)
    await expect(shown.first()).toBeVisible()
    findings.push(...(await look(page, `account-${path.replaceAll(/\W+/g, '-').slice(1)}`)))
  }
  expect(findings).toEqual([])
})

test('leave the account as it was', async () => {
  await page.goto('/settings/security')
  await page.locator('#authenticator').getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('button', { name: 'Set up' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove Virtual key' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('No passkey yet')).toBeVisible()
})

async function byPassword() {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(present)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function signOut() {
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
}

/** As an authenticator app computes it (RFC 6238). */
function codeOf(secret: string, steps: number): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const hash = createHmac('sha1', key).update(counter).digest()
  const number = hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
