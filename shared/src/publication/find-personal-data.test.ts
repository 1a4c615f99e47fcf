import { describe, expect, it } from 'vitest';
import { findNames } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';
import { isCardNumber, isIdentityNumber } from './identity-number.ts';

const found = (text: string) => findNumbers(text).map(({ kind, text: own }) => `${kind} ${own}`);
const names = (text: string, known: readonly string[] = []) => findNames(text, known).map((one) => one.text);

describe('findNumbers', () => {
  it.each([
    ['联系电话13812345678。', ['MOBILE 13812345678']],
    ['手机：138-1234-5678', ['MOBILE 138-1234-5678']],
    ['+86 138 1234 5678', ['MOBILE 86 138 1234 5678']],
    ['电话１３８１２３４５６７８', ['MOBILE １３８１２３４５６７８']],
    ['13812345678 13912345678', ['MOBILE 13812345678', 'MOBILE 13912345678']],
    ['座机0991-2345678转8001', ['LANDLINE 0991-2345678转8001']],
    ['（0991）2345678', ['LANDLINE （0991）2345678']],
    ['办公电话：2345678', ['LANDLINE 2345678']],
    ['身份证号11010519491231002X', ['IDENTITY_NUMBER 11010519491231002X']],
    ['邮箱 zhang.san@example.gov.cn，', ['E_MAIL zhang.san@example.gov.cn']],
    ['卡号6222 0212 3456 7890 128', ['BANK_ACCOUNT 6222 0212 3456 7890 128']],
    ['开户行账号：650100123456', ['BANK_ACCOUNT 650100123456']],
  ])('[PB2] finds in %j what a person is reached, known or paid by', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    '财建〔2023〕341号，2024-12-31下达600万元',
    '2345678元',
    '主营业务收入83000000000元',
    '编码 110105194912310021',
    '0.1234567',
    '统一编号202412310001',
  ])('[PB2] finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('[PB2] knows an identity number by its day and its check sign, a card by its last digit', () => {
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('110105194912310021')).toBe(false);
    expect(isIdentityNumber('11010519491331002X')).toBe(false);
    expect(isIdentityNumber('130503670401001')).toBe(true);
    expect([isCardNumber('4111111111111111'), isCardNumber('4111111111111112')]).toEqual([true, false]);
  });
});

describe('findNames', () => {
  it.each([
    ['联系人：张三，电话', ['张三']],
    ['负责人为李四同志', ['李四']],
    ['责任人：欧阳明日负责整改', ['欧阳明日']],
    ['联系人王小明电话138', ['王小明']],
    ['经办人：张三、李四/王五', ['张三', '李四', '王五']],
    ['负责人：艾力·买买提，', ['艾力·买买提']],
    ['负责人：赵大勇落实了全部资金', ['赵大勇']],
  ])('[PB2] finds in %j the names behind the word', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each(['负责人由各单位确定', '填报人应及时填写', '经办人不足', '完成率为100%'])(
    '[PB2] finds no name in %j',
    (text) => expect(names(text)).toEqual([]),
  );

  it('[PB2] finds names that the data knows, and takes no role for one', () => {
    expect(names('已由钱多多整改，自治区业务管理员核对', ['钱多多', '自治区业务管理员', '不在文中'])).toEqual(
      ['钱多多'],
    );
  });
});
