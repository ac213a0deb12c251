import type { BotView, ExchangeKeyView, KeyFindings } from '@/api/contracts'

export type Tone = 'positive' | 'warning' | 'negative' | 'neutral'

const VERDICTS: Record<KeyFindings['verdict'], { label: string; tone: Tone }> = {
  usable: { label: 'Works', tone: 'positive' },
  invalid_key: { label: 'Unknown to the exchange', tone: 'negative' },
  wrong_secret: { label: 'Wrong secret', tone: 'negative' },
  expired: { label: 'Expired', tone: 'negative' },
  lacks_permission: { label: 'May not trade', tone: 'negative' },
  can_withdraw: { label: 'Can withdraw', tone: 'negative' },
  address_not_allowed: { label: 'Bound to other addresses', tone: 'warning' },
  wrong_market: { label: 'Wrong market or contracts', tone: 'negative' },
  clock: { label: 'Clocks differ', tone: 'negative' },
  restricted: { label: 'Account restricted', tone: 'negative' },
  no_answer: { label: 'Not verified yet', tone: 'neutral' },
}

export function judged(findings: KeyFindings | null): { label: string; tone: Tone } {
  if (!findings) return { label: 'Not tried yet', tone: 'neutral' }
  const { label, tone } = VERDICTS[findings.verdict]
  // Tried from the bot's own address, a key bound to others is of no use; from the backend's it says little.
  return { label, tone: findings.verdict === 'address_not_allowed' && findings.from ? 'negative' : tone }
}

const DAY = 86_400_000
const SOON_DAYS = 14

/** What deserves attention although the key works, or beside why it does not. */
export function notes({ findings }: ExchangeKeyView, bot: BotView | undefined, now: number): string[] {
  const found: string[] = []
  const address = bot?.address
  if (findings && address && findings.allowedIps.length > 0 && !findings.allowedIps.includes(address)) {
    found.push(`The key’s list at the exchange does not hold ${address}, the reserved address of ${bot.name}. Add it there, or the bot cannot trade.`)
  }
  const days = findings?.expiresAt ? Math.ceil((Date.parse(findings.expiresAt) - now) / DAY) : undefined
  if (days !== undefined && days > 0 && days <= SOON_DAYS) {
    found.push(`It expires in ${days} ${days === 1 ? 'day' : 'days'}. Prolong it at the exchange, or put a new key in its place while the bot is flat.`)
  }
  return found
}
