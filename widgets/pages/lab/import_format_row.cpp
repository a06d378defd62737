#include "pages/lab/import_format_row.h"

#include "forms/card.h"
#include "support/style.h"
#include "support/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>
#include <string_view>

namespace holdout {
namespace {

constexpr std::string_view separators = ",;\t|";
constexpr std::string_view decimals = ".,";

/// Shows a guess in the first entry, or the choice that was asked for.
void showChoice(QComboBox& combo, int place, bool asked)
{
    const QSignalBlocker quiet(combo);
    const QString guess = combo.itemText(std::max(place, 0) + 1);
    combo.setItemText(
        0, asked || place < 0
               ? QCoreApplication::translate("ImportFormatRow", "Guess")
               : QCoreApplication::translate("ImportFormatRow", "%1 (guessed)").arg(guess));
    combo.setCurrentIndex(asked ? place + 1 : 0);
}

int placeOf(std::string_view signs, char sign)
{
    const auto place = signs.find(sign);
    return place == std::string_view::npos ? -1 : static_cast<int>(place);
}

std::optional<char> signAt(std::string_view signs, int index)
{
    return index > 0 ? std::optional(signs[static_cast<std::size_t>(index - 1)]) : std::nullopt;
}

} // namespace

ImportFormatRow::ImportFormatRow(QWidget* parent)
    : QWidget(parent), m_skip(new QCheckBox(tr("Leave uneven rows out")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_separator = addCombo(*row, tr("Separator"), QStringLiteral("separator"),
                           {tr("Comma"), tr("Semicolon"), tr("Tab"), tr("Bar")});
    m_decimal =
        addCombo(*row, tr("Decimals"), QStringLiteral("decimal"), {tr("Point"), tr("Comma")});
    m_header =
        addCombo(*row, tr("First line"), QStringLiteral("header"), {tr("Names"), tr("A row")});
    QStringList encodings;
    for (const char* encoding : csvEncodings)
        encodings << QLatin1String(encoding);
    m_encoding = addCombo(*row, tr("Encoding"), QStringLiteral("encoding"), encodings);
    m_skip->setObjectName(QStringLiteral("skipRaggedRows"));
    m_skip->setToolTip(tr("Rows that do not have as many cells as the first line"));
    m_skip->hide();
    connect(m_skip, &QCheckBox::toggled, this, &ImportFormatRow::choose);
    row->addWidget(m_skip);
    row->addStretch();
}

QComboBox* ImportFormatRow::addCombo(QHBoxLayout& row, const QString& title, const QString& name,
                                     const QStringList& choices)
{
    auto* label = mutedLabel(title);
    auto* combo = withLook(new QComboBox, Look::Small);
    combo->addItem(tr("Guess"));
    combo->addItems(choices);
    combo->setObjectName(name);
    combo->setAccessibleName(title);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    label->setBuddy(combo);
    label->setMinimumWidth(label->sizeHint().width());
    row.addWidget(label);
    row.addWidget(combo);
    row.addSpacing(8);
    connect(combo, &QComboBox::activated, this, &ImportFormatRow::choose);
    return combo;
}

void ImportFormatRow::showFormat(const TextFormat* format, const CsvOptions& options)
{
    m_options = options;
    const auto place = [](const auto& asked, int guessed, const auto& placeOfSign) {
        return asked ? placeOfSign(*asked) : guessed;
    };
    const auto encodingPlace = [](const std::string& name) {
        return static_cast<int>(std::ranges::find(csvEncodings, name) - csvEncodings.begin());
    };
    const auto separatorPlace = [](char sign) { return placeOf(separators, sign); };
    const auto decimalPlace = [](char sign) { return placeOf(decimals, sign); };
    const auto headerPlace = [](bool header) { return header ? 0 : 1; };
    showChoice(
        *m_encoding,
        place(options.encoding, format ? encodingPlace(format->encoding) : -1, encodingPlace),
        options.encoding.has_value());
    showChoice(
        *m_separator,
        place(options.separator, format ? separatorPlace(format->separator) : -1, separatorPlace),
        options.separator.has_value());
    showChoice(*m_decimal,
               place(options.decimal, format ? decimalPlace(format->decimal) : -1, decimalPlace),
               options.decimal.has_value());
    showChoice(*m_header,
               place(options.header, format ? headerPlace(format->header) : -1, headerPlace),
               options.header.has_value());
}

void ImportFormatRow::showSkipping(bool offered, bool skips)
{
    const QSignalBlocker quiet(m_skip);
    m_skip->setVisible(offered);
    m_skip->setChecked(skips);
    m_options.skipRaggedRows = skips;
}

void ImportFormatRow::choose()
{
    CsvOptions options = m_options;
    const int encoding = m_encoding->currentIndex();
    options.encoding =
        encoding > 0
            ? std::optional<std::string>(csvEncodings[static_cast<std::size_t>(encoding - 1)])
            : std::nullopt;
    options.separator = signAt(separators, m_separator->currentIndex());
    options.decimal = signAt(decimals, m_decimal->currentIndex());
    options.header =
        m_header->currentIndex() > 0 ? std::optional(m_header->currentIndex() == 1) : std::nullopt;
    options.skipRaggedRows = m_skip->isChecked();
    if (options != m_options)
        emit changed(options);
}

} // namespace holdout
