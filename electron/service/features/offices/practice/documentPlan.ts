import { letterDocument, officialDocument } from '#shared/features/documents/officialDocument.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { chapter, monthDay, paragraph, table } from './meetingPlan.ts';
import { TOWNSHIPS } from './places.ts';
import type { WorkdayAgo } from './workdays.ts';

const AGENCY = '青禾县民政局';
const SEALED = { kind: 'sealed', agencies: [{ name: AGENCY }], date: '' } as const;
const OFFICES = TOWNSHIPS.map(({ name }) => `${name}${name.endsWith('街道') ? '办事处' : '人民政府'}`).join('、');

const ordinary = (data: Omit<Parameters<typeof officialDocument.parse>[0] & object, 'agencies'>): DocumentContent => ({
  form: 'document',
  data: officialDocument.parse({ agencies: [AGENCY], signature: SEALED, printingOffice: `${AGENCY}办公室`, ...data }),
});

/** 关于开展年度检查的通知: approved, numbered, issued. */
export function reviewNotice(year: number, dueOn: string): DocumentContent {
  return ordinary({
    kind: '通知',
    title: `关于开展${year}年度社会组织年度检查工作的通知`,
    recipients: '各社会组织、各业务主管单位',
    body: [
      paragraph('为加强社会组织监督管理，根据社会组织登记管理有关规定，现就做好年度检查工作通知如下：'),
      chapter('检查范围'),
      paragraph('上年末以前在我局登记的社会团体、民办非企业单位（社会服务机构）和基金会。'),
      chapter('检查内容'),
      paragraph('遵守法律法规和章程、登记事项变动及履行登记手续、内部治理、业务活动、财务状况和党的建设情况。'),
      chapter('时间安排'),
      paragraph(`请各社会组织于${monthDay(dueOn)}前报送年度工作报告书；业务主管单位在收到后15日内出具初审意见。`),
      chapter('有关要求'),
      paragraph('逾期不参加年度检查的，依法列入活动异常名录。'),
    ],
    attachments: [
      {
        title: '年度检查材料清单',
        blocks: [
          table(
            ['序号', '材料名称', '份数'],
            [
              ['1', '年度工作报告书', '2'],
              ['2', '财务会计报告', '1'],
              ['3', '登记证书副本复印件', '1'],
            ],
          ),
        ],
      },
    ],
    note: '联系人：徐敏，联系电话：0500-6221012',
    copyTo: ['县委组织部', '县财政局'],
  });
}

/** 关于举办培训班的通知: approved and numbered, to be issued. */
export function trainingNotice(heldOn: string): DocumentContent {
  return ordinary({
    kind: '通知',
    title: '关于举办全县社会组织负责人培训班的通知',
    recipients: '各社会组织',
    body: [
      paragraph('为提升社会组织规范化建设水平，定于近期举办全县社会组织负责人培训班。现将有关事项通知如下：'),
      chapter('时间和地点'),
      paragraph(`${monthDay(heldOn)}上午9时，县委党校学术报告厅，会期1天。`),
      chapter('参加人员'),
      paragraph('各社会组织法定代表人或秘书长1人。'),
      chapter('其他事项'),
      paragraph('请于开班前3个工作日将报名回执报我局社会组织管理股。'),
    ],
    note: '联系人：张文员，联系电话：0500-6221012',
  });
}

/** 函: under review. */
export function venueLetter(): DocumentContent {
  return {
    form: 'letter',
    data: letterDocument.parse({
      agency: AGENCY,
      title: '青禾县民政局关于商请提供社会组织活动场地情况的函',
      recipients: OFFICES,
      body: [
        paragraph(
          '为摸清全县城乡社区社会组织活动场地底数，便于统筹安排公益创投项目，商请你们提供本辖区可供社会组织使用的场地名称、地址、面积和开放时间。',
        ),
        paragraph('请于收到本函后10个工作日内函复我局。'),
      ],
      signature: SEALED,
    }),
  };
}

/** 请示: returned to the writer, with what the reviewer asked for. */
export function baseRequest(): DocumentContent {
  return ordinary({
    kind: '请示',
    signers: ['陈立新'],
    title: '关于建设县社会组织培育基地的请示',
    recipients: '县人民政府',
    body: [
      paragraph('为培育扶持初创期社会组织，拟利用原城东社区服务用房建设县社会组织培育基地。现将有关情况请示如下：'),
      chapter('建设内容'),
      paragraph('设公共服务区、项目孵化区和培训交流区，入驻社会组织12家。'),
      chapter('资金安排'),
      paragraph('所需改造资金从社会福利事业资金中列支。'),
      paragraph('妥否，请批示。'),
    ],
    note: '联系人：徐敏，联系电话：0500-6221012',
  });
}

/** 通报: still being written. */
export function gradeCircular(): DocumentContent {
  return ordinary({
    kind: '通报',
    title: '关于社会组织等级评估结果的通报',
    recipients: '各社会组织',
    body: [paragraph('经单位申报、专家评审和公示，现将本年度社会组织等级评估结果通报如下：')],
  });
}

/** Numbers of the past months that documents outside the program took, oldest first, as the paper register had them. */
export function pastNumbers(workdayAgo: WorkdayAgo) {
  const [circular, wrong, reply] = [workdayAgo(150), workdayAgo(118), workdayAgo(96)];
  return [
    { classCode: '青民发', takenOn: circular, title: '关于印发社会组织管理工作要点的通知', state: 'issued' },
    { classCode: '青民发', takenOn: wrong, title: '关于清理整治非法社会组织的通知', state: 'voided' },
    { classCode: '青民函', takenOn: reply, title: '关于同意变更业务主管单位的复函', state: 'issued' },
  ] as const;
}
