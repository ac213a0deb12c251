import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What the installation under test is and whom to be in it. All from the environment, with what a fresh one needs as defaults. */

export const email = process.env.OWNER_EMAIL ?? 'owner@example.com'
export const password = process.env.OWNER_PASSWORD ?? 'correct horse battery staple'
/** After a one-time password. */
export const newPassword = process.env.OWNER_NEW_PASSWORD ?? 'correct horse battery staple 2'

/** A template that trades often, so that a first trade comes soon: TEMPLATE, or the one of the system tests. */
export function busyTemplate(): string {
  const path = process.env.TEMPLATE ?? fileURLToPath(new URL('../../system-tests/src/test/resources/templates/busy.json', import.meta.url))
  return readFileSync(path, 'utf8')
}

export const symbol = process.env.SYMBOL ?? 'BTCUSDT'

/** PICTURES=none: nobody will look at them, so none are taken. */
export const pictures = process.env.PICTURES !== 'none'
