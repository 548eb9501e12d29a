import { Button } from '@mantine/core';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useJob } from '#renderer/api/queries.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { AlteredFact, FigureLine } from '#shared/features/reports/reports.contract.ts';
import { askedFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedName, askedValue } from '#shared/features/rollUp/figureWords.ts';
import { ChangedFigures } from './ChangedFigures.tsx';
import { factField, factValue } from './factWords.ts';
import styles from './reports.module.css';

type Props = { readonly reportId: string; readonly lines: readonly FigureLine[] };

/** 核对快照: whether the sealed numbers are what was counted, and which records are others since (features W3). */
export function VerifyPane({ reportId, lines }: Props) {
  const { t } = useText();
  const verify = useJob('reports.verify', 'reports.verifying');
  const handOut = async () => {
    try {
      const { file } = await runJob('reports.handOutSnapshot', { id: reportId }, 'reports.handingOut');
      if (await saveFile(file)) announce(t('common.fileSaved'));
    } catch (error) {
      announceError(error);
    }
  };
  const isOther = verify.variables?.file !== undefined;
  return (
    <section className={styles.pane} aria-label={t('reports.verify')}>
      <header className={styles.paneHead}>
        <h2>{t('reports.verify')}</h2>
        <span className={styles.acts}>
          <Button size="compact-xs" loading={verify.isPending} onClick={() => verify.mutate({ id: reportId })}>
            {t('reports.verifyNow')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => void handOut()}>
            {t('reports.handOut')}
          </Button>
        </span>
      </header>
      <p className={styles.dim}>{t('reports.verifyHelp')}</p>
      <FailureNotice error={verify.error} />
      {verify.isPending && <LoadingState label={t('reports.verifying')} />}
      {verify.data !== undefined && !verify.isPending && (
        <VerifyResult result={verify.data} lines={lines} isOther={isOther} />
      )}
      <h3 className={styles.paneTitle}>{t('reports.verifyFile')}</h3>
      <FileDrop
        title={t('reports.verifyFile')}
        help={t('reports.verifyFileHelp')}
        extensions={['br', 'json']}
        onFile={(file) => verify.mutate({ id: reportId, file })}
      />
    </section>
  );
}

type ResultProps = {
  readonly result: CallOutput<'reports.verify'>;
  readonly lines: readonly FigureLine[];
  /** A file that was handed out was looked at instead of the kept snapshot. */
  readonly isOther: boolean;
};

function VerifyResult({ result, lines, isOther }: ResultProps) {
  const { t } = useText();
  const { sealed, verdict, rules, rollUp, differing, altered, since, sinceTotal, facts, sha256 } = result;
  const edition = (number: number | null) =>
    number === null ? t('reports.editionNone') : t('reports.edition', { number });
  return (
    <>
      <Notice tone={sealed ? 'fine' : 'overdue'}>
        {t(sealed ? 'reports.sealedYes' : isOther ? 'reports.sealedOther' : 'reports.sealedNo')}
      </Notice>
      <Notice tone={verdict === 'agrees' ? 'fine' : verdict === 'rules_changed' ? 'near' : 'overdue'}>
        {verdict === 'agrees'
          ? t('reports.agreesYes', { facts })
          : t(`reports.verdict_${verdict}`, { was: edition(rules.snapshot), now: edition(rules.program) })}
      </Notice>
      {differing.length > 0 && (
        <>
          <p className={styles.dim}>{t('reports.agreesNo', { count: differing.length })}</p>
          <ChangedFigures
            figures={differing}
            lines={lines}
            before={t('reports.inReport')}
            after={t('reports.inSnapshot')}
          />
        </>
      )}
      {rollUp.state !== 'none' && <RollUpResult rollUp={rollUp} />}
      {altered.length > 0 && (
        <>
          <h3 className={styles.paneTitle}>{t('reports.altered', { count: altered.length })}</h3>
          <FactList facts={altered} before={t('reports.before')} after={t('reports.after')} />
        </>
      )}
      <h3 className={styles.paneTitle}>{t('reports.since')}</h3>
      {sinceTotal === 0 ? (
        <p className={styles.dim}>{t('reports.sinceNone')}</p>
      ) : (
        <>
          <p className={styles.dim}>{t('reports.sinceHelp', { count: sinceTotal })}</p>
          <FactList facts={since} before={t('reports.atIssue')} after={t('reports.today')} />
          {since.length < sinceTotal && <p className={styles.dim}>{t('reports.sinceCut', { shown: since.length })}</p>}
        </>
      )}
      <p className={styles.digits}>
        {t('reports.digits')} {sha256}
      </p>
    </>
  );
}

/** The table of returned figures: whether it follows from the returns in the snapshot, else where it does not. */
function RollUpResult({ rollUp: { state, differing } }: { readonly rollUp: CallOutput<'reports.verify'>['rollUp'] }) {
  const { t, locale } = useText();
  if (state === 'none') return null;
  if (state === 'not_kept') return <p className={styles.dim}>{t('reports.rollUp_not_kept')}</p>;
  const words = ({ key, officeName, before, after }: (typeof differing)[number]): string => {
    const [figure] = key === null ? [] : askedFigures([key]);
    if (figure === undefined)
      return officeName === null ? t('reports.rollUpConflicts') : t('reports.rollUpStanding', { office: officeName });
    const shown = (value: number | null) => (value === null ? t('rollUp.nothing') : askedValue(figure, value, locale));
    const places = { figure: askedName(figure, locale), before: shown(before), after: shown(after) };
    return t('reports.rollUpPlace', { office: officeName ?? t('rollUp.sum'), ...places });
  };
  return (
    <>
      <Notice tone={state === 'agrees' ? 'fine' : 'overdue'}>{t(`reports.rollUp_${state}`)}</Notice>
      {differing.length > 0 && (
        <ul className={styles.facts}>
          {differing.map((one) => (
            <li key={`${one.key} ${one.officeName}`} className={styles.fact}>
              {words(one)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type FactProps = { readonly facts: readonly AlteredFact[]; readonly before: string; readonly after: string };

function FactList({ facts, before, after }: FactProps) {
  const words = useText();
  const { t } = words;
  return (
    <ul className={styles.facts}>
      {facts.map((fact) => (
        <li key={`${fact.set} ${fact.recordId} ${fact.title} ${fact.what}`} className={styles.fact}>
          <strong>{fact.title}</strong> <span className={styles.dim}>{t(`reports.what_${fact.what}`)}</span>
          {fact.differences.map(({ field, before: was, after: is }) => (
            <div key={field} className={styles.factChange}>
              {t('reports.factChange', {
                field: factField(fact.set, field, words),
                ...{ before, was: factValue(fact.set, field, was, words) },
                ...{ after, is: factValue(fact.set, field, is, words) },
              })}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
