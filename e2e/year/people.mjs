// Who plays the year, and the year itself: the office once it is open, and what later tests must find again.
// The six who run the system, and the three at whose desks papers pass.
export const [chairman, deputy, secretary, head, specialist, auditor] =
  ['chutich', 'phochutich', 'thuky', 'truongphong.nv', 'chuyenvien.nv', 'truongphong.tckh'];
export const [clerk, desk, chief] = ['vanthu', 'motcua', 'chanhvanphong'];
export const NAMES = {
  chutich: 'Nguyễn Văn Chủ', phochutich: 'Nguyễn Văn A', thuky: 'Ngô Thị F', 'truongphong.nv': 'Lê Văn C',
  'chuyenvien.nv': 'Đỗ Thị K', 'truongphong.tckh': 'Phạm Thị D', 'truongphong.ktxh': 'Hoàng Văn E',
  vanthu: 'Vũ Văn I', motcua: 'Bùi Thị H', chanhvanphong: 'Trần Thị B',
};
export const [OFFICE, HOME, FINANCE] = ['Văn phòng HĐND-UBND huyện', 'Phòng Nội vụ', 'Phòng Tài chính'];

export const year = { office: null, seen: {} };
