/** The parts of the settings; their ids stand in the address. */
export const settingsTabs = [
  { id: 'preferences', label: 'Preferences' },
  { id: 'alerts', label: 'Alerts' },
  { id: 'security', label: 'Security' },
  { id: 'tokens', label: 'API tokens' },
  { id: 'data', label: 'Data' },
] as const

export type SettingsTabId = (typeof settingsTabs)[number]['id']
