/** What is refused while a report is worked on. */
export const reportIssues = {
  report_in_approval:
    'The document of this report is under review: text and figures cannot change; nothing was saved. Withdraw the document first.',
  report_issued: 'The report was issued: text and figures do not change any more; nothing was saved.',
  report_submitted: 'The report was issued and sent: text and figures do not change any more; nothing was saved.',
  report_voided: 'The report is voided; nothing was saved. Begin another one.',
  report_period_order: 'The last day cannot be before the first',
  report_not_whole_period:
    'These days are no whole period of this kind of report; not saved. For any other days choose a special report.',
  report_period_ahead: 'This period has not begun; not saved',
  report_exists: 'There is a report of this period already, “{title}”; no other was made. Open it, or void it first',
  report_exists_issued:
    'The report of this period, “{title}”, was issued; no other was made. To add or correct something, make a special report of the same days.',
  report_not_counted: 'Nothing was counted yet; no document was made. Refresh the figures first.',
  report_figures_stale:
    'Records changed since: {count} figures would be others now; no document was made. Refresh the figures and check the text first.',
  report_roll_up_stale:
    'Returned figures have changed since they were put together; no document was made. Refresh the figures first and read the text again.',
  report_office_renamed:
    'The figures were counted under the former name of the office, “{name}”; no document was made. Refresh the figures and check the text first.',
  report_unknown_places:
    '{count} places in the text are not known (line {line}, “{name}” …); no document was made. Mend them first.',
  report_warning_reason: 'The check found {count} kinds of problems; say why the report goes out nevertheless',
  report_has_document: 'A document was made of this report; not voided. Void the document first.',
  report_not_issued: 'The report is not issued yet; sending cannot be taken down',
  report_before_issue: 'The day of sending cannot be before the day of issue ({date})',
  report_before_count:
    'The document cannot be dated before its figures were counted ({date}); not issued. Change the date; if the clock was wrong then, withdraw the document, refresh the figures, and make it anew.',
  report_text_of_report:
    'This document was made from a report: its title and text do not change here; not saved. Withdraw it, change the report, and make the document anew.',
  report_text_renewed:
    'The report was changed after this document was made; not handed in. Make the document anew from the report first.',
  report_file_too_large:
    'The snapshot file is too large; not read, the report is unchanged. Use the one handed out with the report.',
} as const;
