import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { botQuery } from '@/api/queries'
import { Skeleton } from '@/components/ui/skeleton'
import { ActivityTab } from './activity-tab'
import { CommandsTab } from './commands-tab'
import { OrdersTab } from './orders-tab'
import { OverviewTab } from './overview-tab'

const TemplateTab = lazy(() => import('./template-tab').then((module) => ({ default: module.TemplateTab })))
const DeploymentsTab = lazy(() => import('./deployments-tab').then((module) => ({ default: module.DeploymentsTab })))
const RiskLimitsTab = lazy(() => import('./risk-limits-tab').then((module) => ({ default: module.RiskLimitsTab })))

const WhyTab = lazy(() => import('./why-tab').then((module) => ({ default: module.WhyTab })))
const TimeTravelTab = lazy(() => import('./time-travel-tab').then((module) => ({ default: module.TimeTravelTab })))

const route = getRouteApi('/bots/$botId/$tab')

/** The tab that the address names. */
export function BotTab() {
  const { botId, tab } = route.useParams()
  const { data: bot } = useQuery(botQuery(botId))
  if (!bot) return null
  return (
    <Suspense fallback={<Skeleton className="h-64" />}>
      {tab === 'overview' && <OverviewTab bot={bot} />}
      {tab === 'why' && <WhyTab bot={bot} />}
      {tab === 'template' && <TemplateTab bot={bot} />}
      {tab === 'risk-limits' && <RiskLimitsTab bot={bot} />}
      {tab === 'orders' && <OrdersTab bot={bot} />}
      {tab === 'activity' && <ActivityTab botId={botId} />}
      {tab === 'commands' && <CommandsTab botId={botId} />}
      {tab === 'deployments' && <DeploymentsTab botId={botId} />}
      {tab === 'time-travel' && <TimeTravelTab botId={botId} />}
    </Suspense>
  )
}
