"""By which words matters are told apart. Data: an office's own kinds are told by their names.

The codes are those of `places.defaults`; whoever gave them up is not bothered by them.
"""

from collections.abc import Mapping

from taizhang.core.vocabulary import Nature

CATEGORIES: Mapping[str, str] = {
    "heating": "暖气 供热 供暖 不热 不暖 室温 采暖 地热 屋里冷 取暖",
    "water-supply": "停水 没水 水压 自来水 水表 水质 水浑 供水 爆管 水管",
    "drainage": "下水 排水 污水 马桶 化粪池 返水 雨水口 积水 堵了 反味 粪水 雨水井",
    "power-gas": "停电 没电 电表 跳闸 漏电 电线 燃气 煤气 天然气 打火 供电",
    "street-lights": "路灯 楼道灯 声控灯 灯不亮 灯坏 灯又不亮 不亮 太黑 照明 一闪一闪",
    "roads": "井盖 路面 坑洼 道路 人行道 地砖 盲道 减速带 台阶 马路 窨井",
    "lifts": "电梯 困人 轿厢 梯困",
    "playgrounds": "健身器材 健身器 滑梯 秋千 游乐 长椅 单杠",
    "litter": "垃圾 垃圾桶 清运 菜叶 保洁 脏乱 苍蝇 建筑垃圾 小广告 没人扫",
    "clutter": "堆物 杂物 楼道堆 废品 纸箱 堆满",
    "greenery": "绿化 树枝 枯树 草坪 修剪 种菜 绿地 杨絮 树木",
    "building-repairs": "漏雨 渗水 外墙 墙皮 屋顶 门禁 单元门 保温层 窗户 扶手 楼顶 房顶 门锁 防水",
    "property-service": "物业费 物业服务 保安 物业不 收费 押金 维修基金",
    "noise": "噪音 扰民 太吵 吵得 施工声 音响 喇叭 广场舞 装修 唱歌 机器声 睡不着",
    "parking": "停车 车位 乱停 占道 堵车 僵尸车 挪车 地锁",
    "pets": "养狗 遛狗 狗叫 拴绳 犬 猫 宠物 狗粪 大狗 养鸡",
    "neighbours": "邻居 楼上 楼下邻 纠纷 吵架 漏到 滴水",
    "fire-safety": "消防 消防通道 灭火器 防火门 安全出口 烟感 堵通道",
    "e-bikes": "电动车 充电 飞线 拉线充电 电瓶车",
    "assistance": "低保 救助 困难 临时救助 补助 帮扶 特困",
    "elderly-care": "养老 高龄 残疾 轮椅 独居 护理 老年 助老",
    "certificates": "证明 办理 材料 社保 医保 居住证 怎么办手续 需要什么 报销 开证明 户口 报名",
}
# A word as long as this, or two that say the same, leave no doubt.
ENOUGH = 4
NATURES: Mapping[Nature, str] = {
    Nature.REPORT: "举报 检举 私搭乱建 违建 违章建筑 违法",
    Nature.COMPLAINT: "投诉 态度不好 态度差 不作为 没人管 推诿 糊弄 不给解决",
    Nature.PRAISE: "表扬 感谢 锦旗 点赞 致谢",
    Nature.SUGGESTION: "建议 希望能增设 希望增加 盼着 能不能加 提个意见",
    Nature.QUESTION: "咨询 请问 问一下 想问 怎么办理 怎么申请 需要什么材料 在哪办 什么时候 能开吗",
}
URGENT = (
    "燃气泄漏 煤气味 燃气味 漏气 漏电 触电 着火 起火 冒烟 爆炸 爆了 困在 被困 困人 晕倒 救命 "
    "砸到 砸人 坍塌 塌了 打火 井盖没了 井盖丢 发烧 生病 轻生"
)
GREETINGS = "您好 你好 在吗 在么 谢谢 谢谢您 麻烦了 麻烦您了 好的 嗯 哦 收到 辛苦了 早上好 下午好 晚上好"
