"""The house wording of targets as data; every pattern of the other modules is built from it.

A word that is missing here costs one row, not code. Words stand in their folded form
(`plandiff.text.fold`): ASCII digits, brackets, colon and %.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from plandiff.model import Comparator, Direction

LIMITS: Final[dict[str, tuple[Comparator, Direction]]] = {
    "以上": ("以上", "higher"),
    "超": ("以上", "higher"),
    "以下": ("以下", "lower"),
    "未満": ("以下", "lower"),
    "以内": ("以内", "lower"),
    "程度": ("とする", "none"),
}
"""What stands behind the figure; 未満 and 超 count as 以下 and 以上, as the model has no others."""

PASSES: Final[dict[str, tuple[Comparator, Direction]]] = {
    "上回る": ("以上", "higher"),
    "上回": ("以上", "higher"),
    "超える": ("以上", "higher"),
    "超過": ("以上", "higher"),
    "下回る": ("以下", "lower"),
    "下回": ("以下", "lower"),
    "切る": ("以下", "lower"),
}
"""Verbs that compare with a level: 前年度を上回る."""

RISES: Final = tuple(
    """
    増加 増や 増 向上 上昇 引き上げ 引上げ 高め 拡大 伸ば 拡充
    """.split()
)
FALLS: Final = tuple(
    """
    減少 減ら 減 削減 低減 縮減 縮小 短縮 引き下げ 引下げ 圧縮 低下 解消 下げ
    """.split()
)
"""Verbs of movement: 前年度より減少させる, 10日に短縮する, 3ポイント向上させる."""

KEEPS: Final = ("維持", "継続", "保つ", "キープ")
"""A figure that is to stay: comparator 維持 unless a limit word stands with it."""

SETS: Final = tuple(
    """
    する した なる 確保 達成 目指す 目指し 目標とする 目標 抑える 抑え 抑制 とどめる 留める 設定
    完了
    """.split()
)
"""Verbs that set a figure: を60%以上とする, を確保する."""

ACTS: Final = tuple(
    """
    実施 行う 行なう 行い 図る 推進 促進 進める 取り組む 取組む 開催 発信 配信 発行 開始 訪問
    送付 周知 公表 掲載 作成 策定 整備 構築 導入 締結 働きかける 働きかけ 提供 参画 参加 検討
    設置 支援 対応 努める つなげる 繋げる 目指す 強化 改善
    """.split()
)
"""What a target without a figure ends in: 意見発信を実施する."""

SPANS_OF_TIME: Final = frozenset(("日", "営業日", "か月", "週", "時間", "分", "年", "歳"))
"""Units that, inside a sentence about doing something, tell when or who rather than how much."""

HEAD_UNITS: Final[tuple[tuple[str, str], ...]] = (
    ("率", "％"),
    ("割合", "％"),
    ("比率", "％"),
    ("日数", "日"),
    ("額", "円"),
    ("回数", "回"),
    ("件数", "件"),
    ("人数", "人"),
    ("事業所数", "事業所"),
)
"""The unit an indicator is counted in when the sentence prints none (対前年度以上とする)."""

LOWER_IS_BETTER: Final = tuple(
    """
    不備 所要日数 処理日数 待ち時間 一者応札 一社応札 返戻 誤り ミス 事故 苦情 未収 滞納 遅延
    超過勤務 残業 離職 未処理 不達 未提出 紛失 漏えい 死亡 排出量 待機 欠員 error complaint
    waiting delay backlog defect
    """.split()
)
HIGHER_IS_BETTER: Final = tuple(
    """
    達成 受診率 実施率 取得率 回収率 提出率 使用割合 使用率 満足度 認知度 利用率 登録率 就職率
    査定率 郵送化率 宣言事業所数 coverage satisfaction
    """.split()
)
"""Which way is better when neither comparator nor verb tells (とする, 維持)."""

PREAMBLE_ENDS: Final = tuple(
    """
    つつ ながら に向けて に向け を踏まえ を踏まえて のもと の下 をもとに を基に とともに ため
    ために により によって を通じて に基づき に基づいて を図り に加え の場において 等において
    観点から に沿って
    """.split()
)
"""A stretch that ends so before a comma tells how or why, not what is measured."""

SCOPE_WORDS: Final = tuple(
    """
    を除 除く 除き 除外 に限 を含 含め 含む のうち のみ において における を対象 対象と に対する
    に該当 未治療 未満の 以上の 以下の 以外 計上 速報 暫定 によるもの exclud includ only
    limited preliminary without
    """.split()
)
"""Words that say which part of the world is measured: new ones redefine a target."""

METHOD_WORDS: Final = tuple(
    """
    算出方法 算出の方法 算定方法 算定の方法 計算方法 計算の方法 集計方法 集計の方法
    算出基準 集計基準 定義を変更 定義の変更 算式
    """.split()
)
CHANGE_WORDS: Final = ("変更", "見直", "改め", "改定", "改正")
"""A note with one of each says that figures were computed in another way."""

GENERIC_HEADS: Final = ("率", "数", "額", "件数", "比")
"""Measures that name no thing of their own: の割合 ends like any rate does."""

FILLERS: Final = frozenset("of the a an in at by with for to per on and from".split())
"""English words that name nothing."""

CONTRASTS: Final[tuple[tuple[str, ...], ...]] = (
    ("被保険者", "被扶養者", "加入者"),
    ("男性", "女性"),
    ("数量", "金額"),
    ("外来", "入院"),
    ("上期", "下期"),
    ("文書", "電話"),
)
"""Words of one row exclude each other: sentences that differ in them measure different things."""

SYNONYMS: Final[tuple[tuple[str, str], ...]] = (
    ("割合", "率"),
    ("比率", "率"),
    ("特定健康診査", "特定健診"),
    ("健康診査", "健診"),
    ("健康診断", "健診"),
    ("後発医薬品", "ジェネリック医薬品"),
    ("一社応札", "一者応札"),
    ("受診率", "実施率"),
    ("使用率", "利用率"),
    ("達成状況", "達成率"),
    ("満足の度合い", "満足度"),
    ("の件数の合計", "件数"),
    ("の総数", "数"),
    ("proportion", "share"),
    ("percentage", "share"),
    ("count of", "number of"),
    ("ratio", "rate"),
    ("にかかる", "に係る"),
    ("にかかわる", "に係る"),
    ("協会けんぽ", "協会"),
)
"""Two words for one measured thing, in these papers; the right one is used for comparing."""
