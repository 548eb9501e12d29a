import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { RollUpDesk } from './RollUpDesk.tsx';
import { RollUpList } from './RollUpList.tsx';

/** 汇总: collections that ask for figures; one of them with its table by office (features W8). */
export function RollUpPage() {
  const [task] = useAddressPart('task');
  return task === null ? <RollUpList /> : <RollUpDesk key={task} taskId={task} />;
}
