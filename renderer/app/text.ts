export { type Text, TextProvider, useText } from '#renderer/ui/text.tsx';
