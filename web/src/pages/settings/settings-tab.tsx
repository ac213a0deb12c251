import { getRouteApi } from '@tanstack/react-router'
import { ConfirmationProvider } from './confirmation'
import { PreferencesTab } from './preferences-tab'
import { SecurityTab } from './security-tab'
import { TokensTab } from './tokens-tab'

const route = getRouteApi('/settings/$tab')

export function SettingsTab() {
  const { tab } = route.useParams()
  switch (tab) {
    case 'preferences':
      return <PreferencesTab />
    case 'security':
      return (
        <ConfirmationProvider>
          <SecurityTab />
        </ConfirmationProvider>
      )
    case 'tokens':
      return (
        <ConfirmationProvider>
          <TokensTab />
        </ConfirmationProvider>
      )
  }
}
