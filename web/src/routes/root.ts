import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext } from '@tanstack/react-router'
import { Gate } from '@/shell/gate'
import { NotFound } from '@/shell/page-states'

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Gate,
  notFoundComponent: NotFound,
})
