import { Bot, Building2, ChartCandlestick, ChartNoAxesCombined, FlaskConical, Gauge, Globe, KeyRound, LayoutTemplate, ReceiptText, ScrollText, Settings, ShieldCheck, Users, Wallet, type LucideIcon } from 'lucide-react'
import type { Permission } from '@/api/contracts'

interface Destination {
  to: '/fleet' | '/bots' | '/trades' | '/analytics' | '/templates' | '/backtests' | '/candles' | '/keys' | '/regions' | '/billing' | '/members' | '/roles' | '/workspace' | '/audit' | '/settings'
  label: string
  icon: LucideIcon
  /** Pressed after `g`. */
  key: string
  permission?: Permission
}

/** Every page that the navigation, the palette and the shortcuts lead to, in groups. */
export const NAVIGATION: { label?: string; items: Destination[] }[] = [
  {
    label: 'Trading',
    items: [
      { to: '/fleet', label: 'Fleet', icon: Gauge, key: 'f', permission: 'bots.view' },
      { to: '/bots', label: 'Bots', icon: Bot, key: 'b', permission: 'bots.view' },
      { to: '/trades', label: 'Trades', icon: ReceiptText, key: 't', permission: 'analytics.view' },
      { to: '/analytics', label: 'Analytics', icon: ChartNoAxesCombined, key: 'y', permission: 'analytics.view' },
    ],
  },
  {
    label: 'Strategy',
    items: [
      { to: '/templates', label: 'Templates', icon: LayoutTemplate, key: 'm', permission: 'templates.view' },
      { to: '/backtests', label: 'Backtests', icon: FlaskConical, key: 'e', permission: 'backtests.view' },
      { to: '/candles', label: 'Candles', icon: ChartCandlestick, key: 'd', permission: 'backtests.view' },
    ],
  },
  {
    label: 'Workspace',
    items: [
      { to: '/keys', label: 'Keys', icon: KeyRound, key: 'k', permission: 'keys.view' },
      { to: '/regions', label: 'Regions & latency', icon: Globe, key: 'n', permission: 'bots.view' },
      { to: '/billing', label: 'Billing', icon: Wallet, key: 'l', permission: 'billing.view' },
      { to: '/members', label: 'Members', icon: Users, key: 'p', permission: 'members.view' },
      { to: '/roles', label: 'Roles', icon: ShieldCheck, key: 'r', permission: 'members.view' },
      { to: '/workspace', label: 'Workspace', icon: Building2, key: 'w', permission: 'org.view' },
      { to: '/audit', label: 'Audit', icon: ScrollText, key: 'a', permission: 'audit.view' },
      { to: '/settings', label: 'Settings', icon: Settings, key: 's' },
    ],
  },
]

export const DESTINATIONS = NAVIGATION.flatMap((group) => group.items)
