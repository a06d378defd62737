#pragma once

#include "data/split.h"
#include "ml/explanation.h"
#include "plots/exportable.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace holdout {

class WhyRows;

/// What is known about the point asked about, beside the model's explanation.
struct WhyContext {
    Task task = Task::Classification;
    QStringList featureNames = {};
    Vector raw = {};         ///< d coordinates in raw units.
    Vector transformed = {}; ///< As the model sees them; empty if that is the same.
    QStringList classNames = {};
    QString targetName = {};
    std::optional<double> truth = {}; ///< Class index or y; none for a place that is no sample.
    std::optional<Part> part = {};    ///< Of the sample; none likewise.
};

/// "Why this point?": what is predicted, from which pushes, and what one may do about it.
class WhyCard : public QWidget {
    Q_OBJECT

public:
    explicit WhyCard(QWidget* parent = nullptr);

    void setExplanation(const Explanation& explanation, const WhyContext& context);
    void clear();

    QString note() const { return m_note; } ///< "clicked (1.04, 0.31)".
    QString plainText() const;              ///< What "Copy text" copies; empty while empty.
    Exportable exportable() const;

signals:
    void flipRequested();
    void removeRequested();
    void noteChanged(const QString& note);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showParts(bool filled);
    void fillHeadline();
    QString headline(bool rich) const;
    QString coordinates() const;
    QString reasons() const;
    QLabel* addLabel(const char* name);

    QLabel *m_empty = nullptr, *m_headline = nullptr, *m_coordinates = nullptr;
    QLabel *m_heading = nullptr, *m_reasons = nullptr;
    WhyRows* m_rows;
    QPushButton *m_flip, *m_remove, *m_copy;
    Explanation m_explanation;
    WhyContext m_context;
    bool m_filled = false;
    QString m_note;
};

} // namespace holdout
