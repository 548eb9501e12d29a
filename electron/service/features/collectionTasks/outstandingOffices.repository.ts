import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Whether the figures of an office are contained in the last return of another one that was asked, as a condition; it is the rule
 * `reportedWith` for an office that returned nothing itself.
 * @param task alias of `collection_task`
 * @param office column with the id of an office that the task asked
 */
export function isContained(task: string, office: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`EXISTS (SELECT 1 FROM collection_return outer_return CROSS JOIN json_each(outer_return.coversOfficeIds) covered
    WHERE outer_return.taskId = ${sql.ref(`${task}.id`)} AND outer_return.recordState <> 'voided' AND covered.value = ${sql.ref(office)}
      AND EXISTS (SELECT 1 FROM json_each(${sql.ref(`${task}.recipientOfficeIds`)}) one WHERE one.value = outer_return.officeId)
      AND NOT EXISTS (SELECT 1 FROM collection_return later WHERE later.taskId = outer_return.taskId
        AND later.officeId = outer_return.officeId AND later.recordState <> 'voided'
        AND (later.receivedAt, later.rowKey) > (outer_return.receivedAt, outer_return.rowKey)))`;
}

/** Whether an office still has to return something (`isOutstanding`), as a condition. @param task, office as `isContained` */
export function isAwaited(task: string, office: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(NOT EXISTS (SELECT 1 FROM collection_return own WHERE own.taskId = ${sql.ref(`${task}.id`)}
    AND own.officeId = ${sql.ref(office)} AND own.recordState <> 'voided') AND NOT ${isContained(task, office)})`;
}
