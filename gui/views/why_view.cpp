// Cards with a line along their left side; each can be clicked to go there.
#include "gui/views/why_view.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/app/figures.h"
#include "gui/app/icons.h"
#include "gui/app/theme.h"

namespace drydock::views {

using models::CauseItem;
using models::Tone;

namespace {

constexpr int kRail = 20;  // Room at the left for the line and its glyphs.

QString kindText(const QString& kind) {
  if (kind == "symptom") return CauseChain::tr("symptom");
  if (kind == "command") return CauseChain::tr("command");
  return CauseChain::tr("fact");
}

// A card is a button, so that keyboard and screen reader can use it.
class Card : public QPushButton {
 public:
  Card(const CauseItem& cause, bool root, QWidget* parent) : QPushButton(parent) {
    setProperty("look", root ? "cause-root" : "cause");
    setAccessibleName(models::clockText(cause.at) + ", " + cause.text);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(10, 7, 10, 8);
    rows->setSpacing(2);
    auto* head = new QHBoxLayout;
    auto* kind = new QLabel(kindText(cause.kind), this);
    kind->setProperty("look", "caption");
    auto* time = new app::FigureLabel(this);
    time->setLook(app::theme().font(app::TextSize::caption), app::theme().palette().muted);
    time->setText(models::clockText(cause.at));
    head->addWidget(kind);
    head->addStretch();
    head->addWidget(time);
    rows->addLayout(head);
    auto* words = new QLabel(cause.text, this);
    words->setWordWrap(true);
    rows->addWidget(words);
    for (auto* label : findChildren<QWidget*>()) {
      label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
  }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return layout()->totalHeightForWidth(width); }
  QSize sizeHint() const override { return layout()->totalSizeHint(); }
  QSize minimumSizeHint() const override { return layout()->totalMinimumSize(); }
};

}  // namespace

QPixmap toneGlyph(Tone tone, int size, qreal ratio) {
  const app::Palette& colors = app::theme().palette();
  QPixmap picture(QSize(size, size) * ratio);
  picture.setDevicePixelRatio(ratio);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  const QPointF middle(size / 2.0, size / 2.0);
  const qreal half = size / 2.0 - 1;
  switch (tone) {
    case Tone::broken:
      painter.setBrush(colors.broken);
      painter.drawPolygon(QPolygonF({middle + QPointF(0, -half), middle + QPointF(half, 0),
                                     middle + QPointF(0, half), middle + QPointF(-half, 0)}));
      break;
    case Tone::strained:
      painter.setBrush(colors.strained);
      painter.drawPolygon(QPolygonF({middle + QPointF(0, -half), middle + QPointF(half, half * 0.8),
                                     middle + QPointF(-half, half * 0.8)}));
      break;
    case Tone::command:
      painter.setBrush(colors.accent);
      painter.drawRoundedRect(
          QRectF(middle - QPointF(half * 0.8, half * 0.8), QSizeF(half * 1.6, half * 1.6)), 2, 2);
      break;
    case Tone::good:
      painter.setBrush(colors.healthy);
      painter.drawEllipse(middle, half * 0.8, half * 0.8);
      break;
    default:
      painter.setBrush(colors.lineStrong);
      painter.drawEllipse(middle, half * 0.55, half * 0.55);
  }
  return picture;
}

CauseChain::CauseChain(QWidget* parent) : QWidget(parent) {
  column_ = new QVBoxLayout(this);
  column_->setContentsMargins(kRail, 0, 0, 0);
  column_->setSpacing(8);
  connect(&app::theme(), &app::Theme::changed, this, &CauseChain::rebuild);
}

void CauseChain::setChain(const QVector<CauseItem>& chain) {
  const bool same = std::equal(chain.begin(), chain.end(), chain_.begin(), chain_.end(),
                               [](const CauseItem& a, const CauseItem& b) {
                                 return a.id == b.id && a.text == b.text && a.tone == b.tone;
                               });
  if (same) return;
  chain_ = chain;
  rebuild();
}

void CauseChain::rebuild() {
  qDeleteAll(cards_);
  cards_.clear();
  for (qsizetype at = 0; at < chain_.size(); ++at) {
    const CauseItem& cause = chain_[at];
    auto* card = new Card(cause, at + 1 == chain_.size() && at > 0, this);
    connect(card, &QPushButton::clicked, this,
            [this, id = cause.id, when = cause.at] { emit activated(id, when); });
    column_->addWidget(card);
    cards_.append(card);
  }
  update();
}

void CauseChain::paintEvent(QPaintEvent*) {
  if (cards_.isEmpty()) return;
  QPainter painter(this);
  const app::Palette& colors = app::theme().palette();
  const auto y = [](const QWidget* card) { return card->geometry().top() + 16; };
  painter.setPen(QPen(colors.lineStrong, 1));
  painter.drawLine(6, y(cards_.first()), 6, y(cards_.last()));
  for (qsizetype at = 0; at < cards_.size(); ++at) {
    painter.fillRect(QRect(0, y(cards_[at]) - 8, 13, 16), colors.surface);
    painter.drawPixmap(QPointF(0, y(cards_[at]) - 6.5),
                       toneGlyph(chain_[at].tone, 13, devicePixelRatioF()));
  }
}

WhyView::WhyView(QWidget* parent) : QWidget(parent) {
  setObjectName("why");
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(16, 12, 12, 12);
  rows->setSpacing(8);
  auto* head = new QHBoxLayout;
  back_ = new QToolButton(this);
  back_->setAccessibleName(tr("Back to the inspector"));
  back_->setToolTip(back_->accessibleName());
  back_->setFixedSize(30, 30);
  auto* title = new QLabel(tr("Why?"), this);
  title->setProperty("look", "title");
  head->addWidget(back_);
  head->addWidget(title);
  head->addStretch();
  rows->addLayout(head);
  question_ = new QLabel(this);
  question_->setWordWrap(true);
  question_->setProperty("look", "muted");
  rows->addWidget(question_);
  empty_ = new QLabel(tr("Nothing led to this: it was so from the start."), this);
  empty_->setWordWrap(true);
  rows->addWidget(empty_);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget;
  column_ = new QVBoxLayout(inside);
  column_->setContentsMargins(0, 4, 4, 0);
  column_->setSpacing(8);
  column_->addStretch();
  scroll->setWidget(inside);
  rows->addWidget(scroll, 1);
  connect(back_, &QToolButton::clicked, this, &WhyView::closed);
  connect(&app::theme(), &app::Theme::changed, this, &WhyView::retheme);
  retheme();
}

void WhyView::retheme() { back_->setIcon(app::icon("left")); }

void WhyView::setReasons(const QString& question, const QVector<models::CauseReason>& reasons) {
  question_->setText(question);
  question_->setVisible(!question.isEmpty());
  reasons_ = reasons;
  qDeleteAll(shown_);
  shown_.clear();
  chains_.clear();
  const auto add = [this](QWidget* one) {
    column_->insertWidget(column_->count() - 1, one);
    shown_.append(one);
  };
  for (const models::CauseReason& reason : reasons) {
    if (!reason.heading.isEmpty()) {
      auto* heading = new QLabel(reason.heading);
      heading->setWordWrap(true);
      heading->setProperty("look", reason.chain.isEmpty() ? "muted" : "strong");
      add(heading);
    }
    if (reason.chain.isEmpty()) continue;
    auto* chain = new CauseChain;
    chain->setChain(reason.chain);
    connect(chain, &CauseChain::activated, this, &WhyView::causeActivated);
    add(chain);
    chains_.append(chain);
  }
  empty_->setVisible(chains_.isEmpty());
}

}  // namespace drydock::views
