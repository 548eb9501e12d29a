/** 报告办理中逐项检查的结果。 */
export const reportIssues = {
  report_in_approval: '报告的公文正在审签，内容和数字不能改动，什么也没有保存。需要修改的，请先在发文中撤回公文。',
  report_issued: '报告已印发，内容和数字不再改动，什么也没有保存。',
  report_submitted: '报告已印发并报送，内容和数字不再改动，什么也没有保存。',
  report_voided: '报告已作废，不能再办理，什么也没有保存。请另建报告。',
  report_period_order: '止日不能早于起日',
  report_not_whole_period: '起止日期不是这种报告的完整期间，没有保存。任意期间请选“专题报告”。',
  report_period_ahead: '这个期间还没有开始，没有保存',
  report_exists: '这一期已有报告“{title}”，没有另建，请打开那一份；确需重做的，请先将它作废',
  report_exists_issued: '这一期的报告“{title}”已印发，没有另建。需要补充或更正的，请建同样起止日期的“专题报告”。',
  report_not_counted: '还没有统计数字，没有生成公文。请先刷新数字。',
  report_figures_stale: '刷新后有记录变动，{count} 处数字与现在不一致，没有生成公文。请先刷新数字并核对文字。',
  report_roll_up_stale: '统计后下级单位报来的数据有变动，汇总表与现在不一致，没有生成公文。请先刷新数字并核对文字。',
  report_office_renamed: '数字是以单位原名“{name}”统计的，单位已更名，没有生成公文。请先刷新数字并核对文字。',
  report_unknown_places:
    '正文中有 {count} 处数字位置无法识别（第 {line} 行“{name}”等），没有生成公文。请改正后再生成。',
  report_warning_reason: '检查出 {count} 类问题，请写明仍要报送的理由',
  report_has_document: '这份报告已生成公文，不能作废。请先在发文中将公文作废。',
  report_not_issued: '报告还没有印发，不能登记报送',
  report_before_issue: '报送日期不能早于印发日期（{date}）',
  report_before_count:
    '成文日期不能早于数字的统计日期（{date}），没有印发。请改成文日期；统计时本机日期有误的，请撤回公文，刷新数字后重新生成。',
  report_text_of_report:
    '这份公文由报告生成，标题和正文不能在这里改动，没有保存。请撤回后在报告中修改，再重新生成公文。',
  report_text_renewed: '报告在生成公文后又有改动，没有送审。请在报告中重新生成公文后再送审。',
  report_file_too_large: '快照文件太大，没有读入，报告没有改动。请换用从报告中导出的快照。',
} as const;
