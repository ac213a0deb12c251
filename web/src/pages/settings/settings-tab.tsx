import { getRouteApi } from '@tanstack/react-router'
import { AlertsTab } from './alerts-tab'
import { ConfirmationProvider } from './confirmation'
import { DataTab } from './data-tab'
import { PreferencesTab } from './preferences-tab'
import { SecurityTab } from './security-tab'
import { TokensTab } from './tokens-tab'

const route = getRouteApi('/settings/$tab')

export function SettingsTab() {
  const { tab } = route.useParams()
  switch (tab) {
    case 'preferences':
      return <PreferencesTab />
    case 'alerts':
      return <AlertsTab />
    case 'security':
      return (
        <ConfirmationProvider>
          <SecurityTab />
        </ConfirmationProvider>
      )
    case 'data':
      return <DataTab />
    case 'tokens':
      return (
        <ConfirmationProvider>
          <TokensTab />
        </ConfirmationProvider>
      )
  }
}
