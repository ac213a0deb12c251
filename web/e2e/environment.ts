import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What the installation under test is and whom to be in it. All from the environment, with what a fresh one needs as defaults. */

export const email = process.env.OWNER_EMAIL ?? 'owner@example.com'
export const password = process.env.OWNER_PASSWORD ?? 'correct horse battery staple'
/** After a one-time password. */
export const newPassword = process.env.OWNER_NEW_PASSWORD ?? 'correct horse battery staple 2'

export interface PaperKey {
  apiKey: string
  apiSecret: string
}

/** PAPER_API_KEY and PAPER_API_SECRET, or an account opened at PAPER_CONTROL, the paper exchange's control interface. */
export async function paperKey(): Promise<PaperKey> {
  const { PAPER_API_KEY, PAPER_API_SECRET, PAPER_CONTROL } = process.env
  if (PAPER_API_KEY && PAPER_API_SECRET) return { apiKey: PAPER_API_KEY, apiSecret: PAPER_API_SECRET }
  if (!PAPER_CONTROL) throw new Error('Set PAPER_CONTROL to the paper exchange\u2019s control address, or PAPER_API_KEY and PAPER_API_SECRET.')
  const response = await fetch(new URL('accounts', PAPER_CONTROL.endsWith('/') ? PAPER_CONTROL : `${PAPER_CONTROL}/`), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'browser', balances: { USDT: '10000' } }),
  })
  if (!response.ok) throw new Error(`The paper exchange answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as PaperKey
}

/** A template that trades often, so that a first trade comes soon: TEMPLATE, or the one of the system tests. */
export function busyTemplate(): string {
  const path = process.env.TEMPLATE ?? fileURLToPath(new URL('../../system-tests/src/test/resources/templates/busy.json', import.meta.url))
  return readFileSync(path, 'utf8')
}

export const symbol = process.env.SYMBOL ?? 'BTCUSDT'
