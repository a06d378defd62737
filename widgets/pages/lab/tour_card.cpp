#include "pages/lab/tour_card.h"

#include "support/style.h"
#include "support/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

namespace holdout {
namespace {

constexpr int cardWidth = 330;
constexpr int distance = 18; ///< From the corner.

} // namespace

TourCard::TourCard(QWidget& over)
    : QFrame(&over), m_over(over), m_title(new QLabel(this)), m_sentence(new QLabel(this)),
      m_guesses(new QWidget(this))
{
    setObjectName(QStringLiteral("tour"));
    setFixedWidth(cardWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(8);
    m_title->setFont(titleFont());
    m_sentence->setWordWrap(true);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    auto* guesses = new QVBoxLayout(m_guesses);
    guesses->setContentsMargins({});
    m_guess = makeSlider(tr("Your guess: %1 %"), 50, 100, 90);
    m_confidence = makeSlider(tr("How sure: %1 %"), 50, 99, 70);
    layout->addWidget(m_guesses);
    auto* row = new QHBoxLayout;
    auto* skip = withLook(new QPushButton(tr("Skip the tour"), this), Look::Link);
    skip->setObjectName(QStringLiteral("tour_skip"));
    m_button = withLook(new QPushButton(this), Look::Primary);
    m_button->setObjectName(QStringLiteral("tour_next"));
    row->addWidget(skip);
    row->addStretch();
    row->addWidget(m_button);
    layout->addLayout(row);
    connect(skip, &QPushButton::clicked, this, &TourCard::skipped);
    connect(m_button, &QPushButton::clicked, this, &TourCard::pressed);
    m_over.installEventFilter(this);
    hide();
}

QSlider* TourCard::makeSlider(const QString& name, int low, int high, int value)
{
    auto* label = new QLabel(m_guesses);
    auto* slider = new QSlider(Qt::Horizontal, m_guesses);
    slider->setRange(low, high);
    slider->setAccessibleName(name.section(QLatin1Char(':'), 0, 0));
    const auto show = [label, name](int percent) { label->setText(name.arg(percent)); };
    connect(slider, &QSlider::valueChanged, label, show);
    slider->setValue(value);
    show(value);
    m_guesses->layout()->addWidget(label);
    m_guesses->layout()->addWidget(slider);
    return slider;
}

void TourCard::say(const QString& title, const QString& sentence, const QString& button)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    askForGuess(false);
    show();
    place();
}

void TourCard::askForGuess(bool ask)
{
    m_guesses->setVisible(ask);
    place();
}

double TourCard::guess() const
{
    return m_guess->value() / 100.0;
}
double TourCard::confidence() const
{
    return m_confidence->value() / 100.0;
}

void TourCard::place()
{
    layout()->activate();
    const int tall = layout()->heightForWidth(width());
    resize(width(), tall > 0 ? tall : sizeHint().height());
    move(m_over.width() - width() - distance, m_over.height() - height() - distance);
    raise();
}

bool TourCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_over && event->type() == QEvent::Resize && !isHidden())
        place();
    return QFrame::eventFilter(watched, event);
}

void TourCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().accent, 1.5));
    painter.setBrush(theme().card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 10, 10);
}

} // namespace holdout
