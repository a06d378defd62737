#include "forms/caption_strip.h"

#include "support/icons.h"
#include "support/text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace holdout {

CaptionStrip::CaptionStrip(QWidget* parent)
    : QWidget(parent), m_sentence(new QLabel(this)), m_copy(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setMinimumHeight(m_sentence->fontMetrics().height() + 4);
    m_copy->setObjectName(QStringLiteral("copy"));
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_copy->setAutoRaise(true);
    m_copy->setToolTip(tr("Copy this sentence"));
    m_copy->setAccessibleName(tr("Copy this sentence"));
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text()); });
    setText({});
}

void CaptionStrip::setCaption(const Caption& caption)
{
    setText(holdout::text(sentence(caption)));
}

void CaptionStrip::setText(const QString& sentence)
{
    m_sentence->setText(sentence);
    m_copy->setEnabled(!sentence.isEmpty());
}

QString CaptionStrip::text() const
{
    return m_sentence->text();
}

} // namespace holdout
