import type { TemplateView } from '@/api/contracts'
import { Field } from '@/components/forms/field'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'

interface SubjectFieldsProps {
  templates: TemplateView[]
  templateId: string
  version: number | undefined
  onTemplate: (templateId: string) => void
  onVersion: (version: number) => void
  errors: Record<string, string>
}

/** Which template, and which of its versions, newest first. */
export function SubjectFields({ templates, templateId, version, onTemplate, onVersion, errors }: SubjectFieldsProps) {
  const latest = templates.find((each) => each.templateId === templateId)?.latestVersion ?? 0
  return (
    <>
      <Field label="Template" error={errors.templateId}>
        {(control) => (
          <Select value={templateId} onValueChange={onTemplate}>
            <SelectTrigger {...control}>
              <SelectValue placeholder="Choose a template…" />
            </SelectTrigger>
            <SelectContent>
              {templates.map((each) => (
                <SelectItem key={each.templateId} value={each.templateId}>
                  {each.name}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      <Field label="Version" error={errors.version}>
        {(control) => (
          <Select value={String(version ?? '')} onValueChange={(chosen) => onVersion(Number(chosen))}>
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {Array.from({ length: latest }, (_, index) => latest - index).map((each) => (
                <SelectItem key={each} value={String(each)}>
                  Version {each}
                  {each === latest && ' (latest)'}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
    </>
  )
}
